"""Every command: its words, its sentence, and the module that does it."""

from typing import Final, NamedTuple

from pdpkit.kinds import KINDS


class Command(NamedTuple):
    """``words`` as they are typed; ``place`` is ``module:function`` under ``pdpkit.cli``."""

    words: str
    sentence: str
    place: str


BLOCKS: Final[dict[str, tuple[Command, ...]]] = {
    "Your record": (
        Command("demo", "The whole story in real files, from empty keys to a PDF.", "demo:demo"),
        Command("init", "Start a record: its holder's key and words.", "record:init"),
        *(Command(f"add {one.word}", one.about, f"adding:{one.word}") for one in KINDS.values()),
        Command("set", "Change an entry.", "setting:set_"),
        Command("remove", "Take an entry out of a record.", "entries:remove"),
        Command("list", "List the entries of a record.", "entries:list_"),
        Command("show", "Show one entry, or a view of the whole.", "entries:show"),
        Command("import", "Bring in training from a spreadsheet.", "importing:import_"),
        Command("export", "Write training for a job form, or badges.", "exporting:export"),
        Command("validate", "Check a record: what, where, what to do.", "validate:validate"),
        Command("next", "What is due, also as a calendar.", "next:next_"),
        Command("sign", "Sign the record as it stands.", "record:sign"),
        Command("diff", "Show what changed, between files or since the signature.", "diff:diff"),
        Command("merge", "Bring copies, statements and lists together.", "merge:merge"),
        Command("pack", "Put a file and its evidence into one.", "bundle:pack_"),
        Command("unpack", "Take a bundle apart again.", "bundle:unpack"),
        Command("migrate", "Bring an older record to this version.", "migrate:migrate_"),
        Command("introduce", "Tie your key to your place on a trust's list.", "record:introduce"),
        Command("share", "Choose what leaves, for whom, until when.", "share:share"),
        Command("render", "Draw a share, or your own record, as pages.", "render:render"),
        Command("key show", "Show whose key this is, and its code.", "key:show"),
        Command("key words", "Show the 24 words, and ask three back.", "key:words"),
        Command("key recover", "Bring your key back from the 24 words.", "recovery:recover"),
        Command("key rotate", "Replace your key, or your sheet of words.", "recovery:rotate"),
        Command("key link", "Let an older record of yours count here.", "recovery:link"),
    ),
    "For employers": (
        Command(
            "trust init", "Start a trust's folder: its name and numbers.", "trust.starting:init"
        ),
        Command("trust key", "Make a signing key with a label.", "trust.keys:key"),
        Command(
            "trust card", "Write the trust's card, for those who keep lists.", "trust.cards:card"
        ),
        Command(
            "trust invite", "Make a code for each person on the roster.", "trust.people:invite"
        ),
        Command("trust accept", "Take in a person's introduction.", "trust.people:accept"),
        Command("trust issue", "Issue statements from a register, or one.", "trust.issuing:issue"),
        Command("trust tie", "Tie statements by name to a person's key.", "trust.renewing:tie"),
        Command("trust rename", "Issue all anew under a new name.", "trust.renewing:rename"),
        Command(
            "trust withdraw", "Withdraw statements, or replace them.", "trust.withdrawing:withdraw"
        ),
        Command(
            "trust receipt", "Keep what others stated, once it is seen.", "trust.vouching:receipt"
        ),
        Command("trust rebind", "Bring statements over to a new key.", "trust.vouching:rebind"),
        Command("adopt", "Take in a newcomer, and answer their share.", "adopt:adopt"),
        Command("trust publish", "Write fresh withdrawal lists.", "trust.lists:publish"),
        Command("trust close", "End a trust: last lists, packs, no keys.", "trust.closing:close"),
        Command("celebrate", "List what people want celebrated.", "celebrate:celebrate"),
        Command("framework list", "List the frameworks that are here.", "framework:list_"),
        Command("framework show", "Show the items of a framework.", "framework:show"),
        Command("framework new", "Begin a framework of a trust's own.", "framework:new"),
        Command("framework add", "Put a framework into a record whole.", "framework:add"),
        Command("org import", "Make a look-up from the national register.", "organisation:import_"),
        Command("org find", "Find a school or trust in the look-up.", "organisation:find"),
    ),
    "Checking": (
        Command("verify", "Check a record, a share, a statement or a PDF.", "verify:verify"),
        Command(
            "directory new", "Start a list of organisations as its keeper.", "directory.growing:new"
        ),
        Command(
            "directory add", "Put an organisation's card on the list.", "directory.growing:add"
        ),
        Command(
            "directory successor", "Say who takes over from one.", "directory.ending:successor"
        ),
        Command(
            "directory revoke", "Say that a key was replaced or stolen.", "directory.ending:revoke"
        ),
        Command(
            "directory close", "Say that an organisation has closed.", "directory.ending:close"
        ),
        Command(
            "directory show", "Show who is on a list, and its keeper.", "directory.looking:show"
        ),
        Command("directory check", "Tell a keeper what to look into.", "directory.looking:check"),
        Command(
            "directory pin",
            "Confirm a keeper, or one organisation, by code.",
            "directory.confirming:pin",
        ),
        Command("directory unpin", "Take back whom you confirmed.", "directory.confirming:unpin"),
        Command("request", "Ask a holder for some sections, with a challenge.", "request:request"),
        Command("explain", "Say what a code means and what to do.", "explain:explain"),
        Command("doctor", "See whether this computer is ready.", "doctor:doctor"),
        Command("completion", "Let a shell complete what you type.", "completion:completion"),
    ),
}

COMMANDS: Final = {command.words: command for block in BLOCKS.values() for command in block}
GROUPS: Final = tuple(dict.fromkeys(w.partition(" ")[0] for w in COMMANDS if " " in w))
# Groups of so many commands that the help of all shows one line for them.
FOLDED: Final = {"add": Command("add KIND", "Add an entry. See every KIND: pdp add", "")}
