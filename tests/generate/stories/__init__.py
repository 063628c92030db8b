"""What employers stated of the people in the worked examples, story by story."""
