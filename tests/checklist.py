"""The rows that the product promises: who they are for, and what each asks, in our own words.

``O`` is the owner's side, ``T`` a trust's own tool and later, ``O+T`` both, ``P`` a principle.
"""

from typing import Final

_TEXT: Final = """
S0-01 O every stage of a career counts
S0-02 O hours and flexible working as a wish, never health
S0-03 T a scheme of secondments
S0-04 O open to every group of staff
S0-05 O a placement of up to a year at another school
S0-06 O part-time work in a central team
S0-07 T figures of a scheme
S0-08 O what somebody wants to learn away
S0-09 O what home, host and trust promise
S0-10 T a letter to everybody, once a year
S0-11 O an invitation; silence is no refusal
S0-12 O a career talk with the line manager
S0-13 T matching after the talks
S0-14 O a match fits an aspiration and a priority
S0-15 O+T opportunities for a year away
S0-16 O cover for leave, never who or why
S0-17 O an interest, apart from expertise
S0-18 O a track record that evidence shows
S0-19 O experience of leading early career teachers
S0-20 O a trust that trains teachers itself
S0-21 O a few days a year are enough
S0-22 O the same terms as before
S0-23 O a line manager at the host, and one at home
S0-24 O responsibilities in line with seniority
S0-25 O settling in at the host
S0-26 O help for the home school
S0-27 O direct exchanges
S0-28 O+T exchanges among several schools
S0-29 O how the home post is covered
S0-30 O+T worries about being away stay private
S0-31 O keeping in touch with the base school
S0-32 O events at the home school
S0-33 O talks with the home line manager about goals
S0-34 O what somebody means to do afterwards, as a history
S0-35 T how many worked in several schools
S0-36 O a network of those who were away
S0-37 O ideas carried between schools
S0-38 O a priority of one school
S0-39 O change for pupils, with care about causes
S0-40 O a move that became permanent
S0-41 O+T what a scheme is for, as codes
S0-42 O priorities of several organisations together
S0-43 O roles by code, never names
S1-01 T a trust's structure for development
S1-02 T a centralised model
S1-03 T a delegated model
S1-04 T a hybrid model
S1-05 O who held the budget, never the sum
S1-06 O no model ranks above another
S1-07 T figures across schools
S1-08 O+T plans made together by several organisations
S1-09 O a common core and room for local words
S1-10 O the vision behind a goal, in one line
S1-11 O a framework for leading development
S1-12 O leadership training in cohorts
S1-13 O impact planned before the start
S1-14 O findings against the plan, by level
S1-15 O+T development tied to priorities
S1-16 O models of good practice
S1-17 O+T the same prompts for a talk everywhere
S1-18 O executive leaders develop too
S1-19 O shared principles of leadership
S1-20 O coaching, given and received, in cycles
S1-21 O lesson study and enquiry together
S1-22 O a common language of codes
S1-23 T insight without exposing anybody
S1-24 T a benchmark of each school
S1-25 O staff are asked
S1-26 O a need behind every goal
S1-27 O state funding of NPQs
S1-28 O the apprenticeship levy
S1-29 T commissioning of providers
S1-30 O a lead for development in each school
S1-31 O conditions that make learning last
S1-32 O those who lead development have plans too
S1-33 O several priorities at once
S1-34 O an ongoing process whose history stays
S1-35 O what did not work is worth knowing
S1-36 T local settings of a trust
S1-37 O programmes with cohorts
S1-38 O review by experts and by peers
S1-39 O the research that something rests on
S1-40 O looking outward
S1-41 O people drive their own improvement
S1-42 O the roles of leaders, providers, experts, peers
S2-01 O anybody, at whatever stage
S2-02 P a system that improves itself
S2-03 O organisations beyond trusts
S2-04 O stages in sequence over years
S2-05 O beside performance management, never part of it
S2-06 O over time, nothing wiped at the end of a year
S2-07 O agreed by two
S2-08 O an entitlement to training
S2-09 O opportunities beyond the own school
S2-10 O lead practitioners support peers
S2-11 O teams across schools make resources
S2-12 O teaching and leadership together
S2-13 O staying counts as much as leading
S2-14 O own practice as the level of change
S2-15 O the record belongs to the person
S2-16 O it goes with the person who leaves
S2-17 O evidence of progress
S2-18 O what is wanted from a new employer
S2-19 O the first years and their induction
S2-20 O skills and confidence, the latter private
S2-21 O status and training as the foundation
S2-22 T staying in the first years
S2-23 O leading and teaching are no choice
S2-24 O leadership shown from any role
S2-25 O leaders keep teaching and coach others
S2-26 O historic funds and areas of need
S2-27 O provision where it is needed
S2-28 O a whole career in one file
S2-29 O the word in use at the time
S3-01 O time is precious, and counted in minutes
S3-02 O training days of a whole trust
S3-03 O all staff, without a teacher number
S3-04 O+T time kept free
S3-05 O a pathway of one's own
S3-06 O+T leading a session out of expertise or interest
S3-07 O owning a topic
S3-08 O think tanks led by staff
S3-09 O informed by evidence
S3-10 O across phases
S3-11 O themes that serve the trust's priorities
S3-12 O staff meetings for a whole trust
S3-13 O a toolkit for everybody
S3-14 O skills beyond the own school
S3-15 O what led to a new post
S3-16 O days that recur
S3-17 O reflection on methods, research, experience
S3-18 O ideas tried out in class
S3-19 O a part of a specialist's time for all schools
S3-20 O a consistent approach as an outcome
S3-21 O success in the own school first
S3-22 O recognition from outside
S3-23 O less workload and better learning as outcomes
S3-24 O peer review by a model
S3-25 O trained as reviewer or champion
S3-26 O the own part of a review, no findings
S3-27 O open to all levels
S3-28 O workshops and meetings in other schools
S3-29 T equal access
S3-30 O confidence and promotion as outcomes
S3-31 O support for an external evaluation
S3-32 O deeper knowledge of the own school
S3-33 O leadership as a skill in any role
S3-34 O a framework of attitudes, behaviours, skills
S3-35 O progress shown and recognised
S3-36 O beyond the own school, first class
S3-37 O+T celebrated when its owner wishes
S3-38 O items for some groups of staff
S3-39 O+T answers to a consultation
S3-40 T aspirations together
S3-41 O roles in sessions, think tanks, reviews
S4-01 O how a goal serves the core purpose
S4-02 O leaders close to practice
S4-03 P understanding how hard good practice is
S4-04 O thanks
S4-05 O how a post serves the mission
S4-06 O how one can develop
S4-07 T staying
S4-08 O+T readiness in one's own judgement
S4-09 P all staff, all levels
S4-10 P recruiting is hard, so develop
S4-11 O work that matters, and its cost in time
S4-12 O four strands of a strategy
S4-13 O subject communities with a sponsor
S4-14 O+T expertise that can be found, if its owner likes
S4-15 O curricula and resources of a subject
S4-16 P for every school
S4-17 O communities by area, with a successor
S4-18 O open to all staff
S4-19 O progress for those who stay in class
S4-20 O partners in higher education and training
S4-21 O subject associations, hubs, other schools
S4-22 O qualifications of every level, with support
S4-23 T staying as a figure
S4-24 O breaks and part time without blame
S4-25 T the cost of a new demand
S4-26 O staying and moving as equals
S4-27 O governance, executive and not
S4-28 O+T training and help for boards
S4-29 O visits by those who govern
S4-30 O learning to read figures, no school data here
S4-31 O recognition of governance
S4-32 O roles of boards, partners, students, apprentices
"""

# Row: whose it is, and what it asks.
ROWS: Final[dict[str, tuple[str, str]]] = {
    row: (by, what) for row, by, what in (line.split(" ", 2) for line in _TEXT.strip().splitlines())
}
OWNERS: Final = frozenset(("O", "O+T", "P"))
