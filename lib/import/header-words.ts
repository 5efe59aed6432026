import type { FieldKey } from './fields';
import type { RowKind } from './mapping';

type HeaderWords = Readonly<Partial<Record<FieldKey, readonly string[]>>>;

/** The words of one field, one by one. */
export const listed = (words: readonly string[] = []): string[] => words.flatMap((line) => line.split(', '));

const documentWords = {
  'document.title': [
    'document title, title, headline, source title, article title, page title, name of document, titel',
    'überschrift, schlagzeile, titre, título, titulo, titular',
  ],
  'document.url': [
    'document url, url, link, address, web address, source url, source link, article url, article link',
    'page url, permalink, href, weblink, adresse, quelle url, lien, enlace, dirección, vínculo',
  ],
  'document.publisher': [
    'publisher, publication, publication title, outlet, medium, newspaper, site name, website',
    'herausgeber, verlag, zeitung, éditeur, journal, média, editorial, medio',
  ],
  'document.published': [
    'published, publication date, date published, published at, published on, publish date',
    'date of publication, veröffentlicht, veröffentlicht am, veröffentlichungsdatum, erscheinungsdatum',
    'publié le, date de publication, publicado, fecha de publicación',
  ],
  'document.publishedNote': ['published note'],
  'document.authors': [
    'authors, author, author(s), byline, by, written by, autor, autoren, autor(en), verfasser, auteur',
    'auteurs, autores',
  ],
  'document.language': ['document language, language, lang, sprache, langue, idioma'],
  'document.state': ['document state'],
  'document.stateNote': ['state note, correction, correction note'],
  'document.text': [
    'document text, full text, text content, article text, body, volltext, texte intégral, texto completo',
  ],
  'document.kind': [
    'document kind, document type, type of document, item type, dokumenttyp, type de document',
    'tipo de documento',
  ],
} as const satisfies HeaderWords;

/**
 * The words that people head columns with, by what the columns are read as; the surest first. Case, accents, spaces
 * and punctuation do not matter.
 */
export const headerWords: Readonly<Record<RowKind, HeaderWords>> = {
  claim: {
    'claim.statement': [
      'claim, statement, claim text, claim statement, claim reviewed, the claim, behauptung, aussage, these',
      'affirmation, allégation, afirmación, declaración, fact, narrative, assertion, claims, statements',
    ],
    'claim.key': [
      'claim id, claim number, claim no, claim key, claim ref, claim code, fact id, statement id, id, key',
      'no, number, ref, reference, nr, nummer, numéro, número, external id, record id',
    ],
    'claim.status': [
      'status, claim status, verdict, rating, label, fc status, fact check status, finding, ruling',
      'bewertung, urteil, befund, statut, état, veredicto, estado, calificación, alternate name',
      'review rating',
    ],
    'claim.topics': [
      'topics, topic, tags, tag, keywords, subject, subjects, category, categories, theme, themes, themen',
      'thema, schlagwörter, stichwörter, kategorie, kategorien, sujets, sujet, thèmes, catégorie',
      'catégories, mots clés, étiquettes, temas, tema, categoría, categorías, etiquetas, palabras clave',
    ],
    'claim.confidence': ['confidence, konfidenz, confiance, confianza'],
    'claim.basis': ['confidence basis, basis of confidence'],
    'claim.likelihood': ['likelihood, probability, wahrscheinlichkeit, probabilité, probabilidad'],
    'claim.reason': ['reason, reasoning, justification, rationale, begründung, raison, motif, razón, motivo'],
    'chain.text': [
      'chain, chains, source chain, chain of sources, provenance, lineage, kette, quellenkette, chaîne',
      'chaîne de sources, cadena, cadena de fuentes',
    ],
    'chain.source': [
      'source, sources, source name, source(s), said by, claimed by, claimant, speaker, who, who said it',
      'attributed to, quelle, quellen, quelle(n), sprecher, wer, source(s) citée(s), locuteur, qui, fuente',
      'fuentes, fuente(s), orador, quién',
    ],
    'chain.sourceKind': [
      'source kind, source type, source class, type of source, kind of source, quellenart, quellentyp',
      'type de source, tipo de fuente',
    ],
    ...documentWords,
    'document.id': ['document id'],
    'utterance.stance': ['stance, haltung, posture, postura'],
    'utterance.certainty': ['certainty, gewissheit, certitude, certeza'],
    'utterance.said': [
      'said, said at, said on, date said, statement date, claim date, date of claim, gesagt am',
      'date de la déclaration, fecha de la declaración, date, datum, fecha',
    ],
    'utterance.quote': ['quote, quotation, verbatim, passage, excerpt, zitat, citation, cita, extrait'],
    'link.cue': ['cue, credit, attribution, signal phrase'],
    'link.note': ['link note, note on link'],
  },
  attribution: {
    'claim.id': ['claim id'],
    'claim.statement': ['statement, claim'],
    'who.source': ['source'],
    'who.sourceId': ['source id'],
    'who.sourceKind': ['source kind'],
    'credits.source': ['credits, credited source'],
    'credits.sourceId': ['credits id'],
    'credits.sourceKind': ['credits kind'],
    'link.cue': ['cue'],
    'link.note': ['link note, note on link'],
    'who.stance': ['stance'],
    'who.certainty': ['certainty'],
    'credits.stance': ['credits stance'],
    'credits.certainty': ['credits certainty'],
    'who.said': ['reported'],
    'who.saidNote': ['reported note'],
    'credits.said': ['credits reported'],
    'credits.saidNote': ['credits reported note'],
    'who.documentId': ['document id'],
    'who.documentTitle': ['document title'],
    'who.documentUrl': ['document url'],
    'who.documentState': ['document state'],
    'who.passage': ['passage'],
    'credits.documentId': ['credits document id'],
    'credits.documentTitle': ['credits document title'],
    'credits.documentUrl': ['credits document url'],
    'credits.documentState': ['credits document state'],
    'credits.passage': ['credits passage'],
  },
  source: {
    'source.name': ['name, source, source name, outlet, organisation, organization, quelle, nom, nombre, fuente'],
    'source.key': ['key, id, source id, code, no, number, ref, nr, nummer'],
    'source.kind': ['kind, source kind, type, source type, art, typ, genre, tipo'],
    'source.aliases': ['aliases, alias, other names, also known as, aka, auch bekannt als, autres noms, otros nombres'],
    'source.domains': [
      'domains, domain, website, site, web site, domäne, domaine, domaines, dominio, dominios, sitio web',
    ],
    'source.description': ['description, about, bio, beschreibung, descripción'],
    'source.owner': ['owner, owned by, parent, parent company, eigentümer, besitzer, propriétaire, propietario, dueño'],
    'source.reliability': ['reliability, grade, reliability grade, zuverlässigkeit, fiabilité, fiabilidad'],
    'source.peopleCount': ['people count, number of people, how many people, anzahl personen'],
    'source.terms': ['terms, on what terms, bedingungen, conditions, condiciones'],
  },
  document: {
    ...documentWords,
    'document.key': ['key, id, document key, document number, no, number, ref, nr, nummer, citekey, citation key'],
    'document.published': [...documentWords['document.published'], 'date, datum, fecha'],
    'document.publisher': [...documentWords['document.publisher'], 'source, source name, quelle, fuente'],
    'document.kind': [...documentWords['document.kind'], 'kind, type, art, typ, tipo'],
    'document.state': [...documentWords['document.state'], 'state'],
    'document.text': [...documentWords['document.text'], 'text, content, inhalt, texte, contenu, texto, contenido'],
  },
};
