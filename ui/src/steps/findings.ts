import type { Field, FoundView } from "../host/contract";
import type { Wizard } from "../wizard/wizard.svelte";
import { t } from "../words/words.svelte";

/** What an empty field, or the vault's own message beside it, says already. */
const SAID_BY_THE_FIELD = [
  "setup-value-missing",
  "setup-secret-missing",
  "setup-secret-unknown",
  "setup-desk-token-missing",
];

/** The findings of a step that its fields do not say by themselves. */
export function worthTelling(findings: FoundView[]): FoundView[] {
  return findings.filter((finding) => !SAID_BY_THE_FIELD.includes(finding.id));
}

/**
 * That an empty field is missing, in words; nothing before Continue was pressed too early, because whoever
 * has just begun knows that.
 */
export function missing(wizard: Wizard, field: Field): string | undefined {
  const isMissing = (finding: FoundView) =>
    finding.field === field && finding.grade === "fail" && SAID_BY_THE_FIELD.includes(finding.id);
  return wizard.early === wizard.step && wizard.view.findings.some(isMissing)
    ? t("parts-missing")
    : undefined;
}
