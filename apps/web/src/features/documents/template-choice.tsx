import { useId } from 'react';
import { Link as RouterLink } from 'wouter';
import { counted } from '../../shared/format';
import { type DocumentTemplate, inAreas, templateAddress } from './document';

interface TemplateChoiceProps {
  readonly templates: readonly DocumentTemplate[];
  readonly chosen: string;
}

/** The templates by the part of the work they belong to; each is a link, so that a preview can be sent and found again. */
export function TemplateChoice({ templates, chosen }: TemplateChoiceProps) {
  return (
    <nav className="template-choice" aria-label={`${counted(templates.length, 'Vorlage', 'Vorlagen')}`}>
      {inAreas(templates).map(([area, of]) => (
        <Area key={area} area={area} templates={of} chosen={chosen} />
      ))}
    </nav>
  );
}

function Area({ area, templates, chosen }: TemplateChoiceProps & { readonly area: string }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="template-choice__area">
        {area}
      </h2>
      <ul className="plain-list">
        {templates.map((template) => (
          <li key={template.id}>
            <RouterLink
              className="template-choice__item"
              href={templateAddress(template.id)}
              aria-current={template.id === chosen ? 'true' : undefined}
            >
              <span className="template-choice__name">{template.germanName}</span>
              <span className="muted small">Fassung {template.version}</span>
              <span className="template-choice__purpose small">{template.purpose}</span>
            </RouterLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
