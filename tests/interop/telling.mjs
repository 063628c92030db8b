// One line for each judge; the exit code says whether all held.

export function tell(judge, claim, faults) {
  const count = faults.length;
  const found = count ? `FAILED  ${judge}: ${count} faults; wanted` : `held  ${judge}`;
  console.log(`${found}: ${claim}`);
  for (const fault of faults.slice(0, 10)) console.log(`        ${fault}`);
  if (count > 10) console.log(`        and ${count - 10} more`);
  if (count) process.exitCode = 1;
}
