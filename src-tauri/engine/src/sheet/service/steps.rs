//! What is said and done at the steps of a service's setup, and when.

use super::Writer;
use crate::catalog::Act;
use crate::catalog::service::When;
use crate::sheet::parts::{note, procedure, step_name};

impl Writer<'_> {
    /// What is said and done at each step.
    pub(super) fn steps(&mut self) {
        let (service, words) = (self.service, self.words);
        for step in &service.steps {
            let notes: Vec<_> = service.notes.iter().filter(|n| n.step == *step).collect();
            let procedures = service.procedures.iter().filter(|p| p.step == *step);
            let procedures: Vec<_> = procedures.collect();
            if notes.is_empty() && procedures.is_empty() {
                continue;
            }
            let name = step_name(*step, words);
            let title = words.say("sheet-at-step", &[("step", &name)]);
            self.document.part(&title);
            for one in notes {
                let text = one.text.say(words);
                let text = match self.condition(&one.when, one.at) {
                    Some(when) => format!("{text} ({when})"),
                    None => text.to_owned(),
                };
                self.document.blocks.push(note(one.weight, &text, words));
            }
            for one in procedures {
                let title = one.title.say(words);
                let title = match self.condition(&one.when, None) {
                    Some(when) => format!("{title} ({when})"),
                    None => title.to_owned(),
                };
                let lead = one.lead.as_ref().map(|lead| lead.say(words));
                let actions = one.actions.iter().map(|action| {
                    let caution = action.caution.as_ref().map(|text| text.say(words));
                    (action.text.say(words), caution)
                });
                procedure(&mut self.document, (3, &title), lead, actions, words);
            }
        }
    }

    /// When something is shown, where that is not always.
    fn condition(&self, when: &When, at: Option<Act>) -> Option<String> {
        let words = self.words;
        let mut said = Vec::new();
        if !when.providers.is_empty() {
            let ids = when.providers.join(", ");
            said.push(words.say("sheet-when-provider", &[("ids", &ids)]));
        }
        if let Some(wanted) = when.provisioning {
            let wanted = if wanted { "yes" } else { "no" };
            said.push(words.say("sheet-when-provisioning", &[("wanted", wanted)]));
        }
        if let Some(act) = at {
            let act = serde_json::to_value(act).unwrap_or_default();
            let act = act.as_str().unwrap_or_default();
            said.push(words.say("sheet-when-act", &[("act", act)]));
        }
        (!said.is_empty()).then(|| said.join("; "))
    }
}
