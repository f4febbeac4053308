import type { FormView } from "../../host/contract";

/** An authority as far as it is put together. */
export interface Assembled {
  /** The authority; parts that are not known yet stand in braces. */
  text: string;
  /** No part is missing. */
  whole: boolean;
}

/** Puts an authority together; `part` tells what stands for a part, or an empty text. */
export function assembled(form: FormView, part: (id: string) => string): Assembled {
  let whole = true;
  const text = form.authority.replace(/\{([^}]+)\}/g, (braces, id: string) => {
    const value = part(id).trim();
    if (value === "") whole = false;
    return value || braces;
  });
  return { text, whole };
}

/** The form that made the authority that the setup has; else the first, which fits most. */
export function fitting(forms: FormView[]): FormView | undefined {
  const made = forms.find((form) => form.parts.length > 0 && form.parts.every((part) => part.value !== null));
  return made ?? forms[0];
}
