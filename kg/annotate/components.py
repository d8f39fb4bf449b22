"""Our components in the order in which they run; importing this module registers their factories.

    kg_quotes          doc.spans["quotes"]       quotations, marks included
    kg_registry        doc.spans["candidates"]   names found before parsing, and weak ones of the registry
    kg_model_names     doc.spans["candidates"]   names of models by their form, where the text bears them out
    kg_org_names       doc.spans["candidates"]   names of organisations by their head word
    kg_entity_names    doc.spans["candidates"]   what the language model takes for a person or an organisation
    kg_layout          doc.spans["candidates"]   signatories and the labels of speakers, by where they stand
    kg_context         doc.spans["candidates"]   names of no known form, by the words beside them
    kg_names           doc.spans["names"]        the candidates that stand, typed, at every place they occur
    kg_links           doc.spans["mentions"]     each name with the id of its entity

A candidate or a name carries its kind as ``label_``, its canonical name (or nothing) as ``kb_id_`` and the rule that
found it as ``id_``; a mention has the entity's id as ``kb_id_``.
"""

from kg.annotate import context, entity_names, layout, links, model_names, names, org_names, quotes, registry

COMPONENTS = (
    quotes.NAME,
    registry.NAME,
    model_names.NAME,
    org_names.NAME,
    entity_names.NAME,
    layout.NAME,
    context.NAME,
    names.NAME,
    links.NAME,
)
