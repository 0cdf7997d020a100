using Vedette.Language;

namespace Vedette.Extract;

/// <summary>Who a stretch of a sentence names, as a code (country or body, and a sector where the name tells one).</summary>
internal readonly record struct Party(int Start, int End, string Code, bool IsPlace);

/// <summary>
/// One sentence as the event coder reads it: its tree with the dependents of each token in one flat list, lemmas worked out once, and the parties that it names by token.
/// </summary>
internal sealed class EventSentence
{
    private readonly int[] first, next, partyAt;
    private readonly string?[] lemmas;
    private readonly Grammar grammar;
    private readonly List<Party> parties = [];

    public EventSentence(Grammar grammar, Gazetteer gazetteer, ActorTable table, Tree tree, ReadOnlySpan<Model.Name> names, DateOnly? day)
    {
        (this.grammar, Tree) = (grammar, tree);
        int count = tree.Count;
        (first, next, partyAt, lemmas) = (new int[count], new int[count], new int[count], new string?[count]);
        first.AsSpan().Fill(-1);
        partyAt.AsSpan().Fill(-1);
        for (int i = count - 1; i >= 0; i--)
        {
            int head = tree[i].Head;
            if (head < 0) continue;
            next[i] = first[head];
            first[head] = i;
        }
        FindParties(gazetteer, table, names, day);
    }

    public Tree Tree { get; }
    public int Count => Tree.Count;
    public Token this[int index] => Tree[index];
    public IReadOnlyList<Party> Parties => parties;

    public string Lemma(int token) => lemmas[token] ??= grammar.Lemma(Tree.Word(token), Tree[token].Tag, Tree[token].Fine);
    public Dependents Of(int head) => new(this, head);
    public int PartyAt(int token) => partyAt[token];

    /// <summary>The preposition of a phrase, or -1.</summary>
    public int Preposition(int phrase)
    {
        foreach (int child in Of(phrase))
            if (Tree[child].Relation is Relation.Case && child < phrase) return child;
        return -1;
    }

    private void FindParties(Gazetteer gazetteer, ActorTable table, ReadOnlySpan<Model.Name> names, DateOnly? day)
    {
        var tokens = Tree.Sentence.Tokens.AsSpan();
        for (int i = 0; i < tokens.Length; i++)
        {
            int own = table.Match(Tree.Text, tokens, i, day, out string? code);
            int known = gazetteer.Match(Tree.Text, tokens, i, out var thing);
            if (known > own) (own, code) = (known, thing!.Country is { } country ? country + (thing.Sort is OrganisationSort.Military ? "MIL" : thing.Sort is OrganisationSort.Government ? "GOV" : "") : thing.Sort is OrganisationSort.Igo ? "IGO" : null);
            if (own == 0) continue;
            // An agency or outlet names who carried the report, hardly ever who acted; its name still covers the country's name inside it.
            if (code is not null && !(thing?.Sort is OrganisationSort.Agency or OrganisationSort.Outlet)) Add(new(i, i + own, code, known >= own && thing?.Kind is EntityKind.Place));
            i += own - 1;
        }
        foreach (var name in names)
        {
            if (name.Country is null || name.Kind is not (EntityKind.Person or EntityKind.Organisation)) continue;
            int start = 0;
            while (start < tokens.Length && tokens[start].End <= name.Span.Start) start++;
            int end = start;
            bool free = true;
            while (end < tokens.Length && tokens[end].Start < name.Span.End) free &= partyAt[end++] < 0;
            if (free && end > start) Add(new(start, end, name.Country, false));
        }
    }

    private void Add(Party party)
    {
        for (int i = party.Start; i < party.End; i++) partyAt[i] = parties.Count;
        parties.Add(party);
    }

    /// <summary>The dependents of one token, left to right, without an allocation.</summary>
    public readonly ref struct Dependents(EventSentence sentence, int head)
    {
        public Enumerator GetEnumerator() => new(sentence, head);

        public ref struct Enumerator(EventSentence sentence, int head)
        {
            private int at = -2;
            public readonly int Current => at;
            public bool MoveNext()
            {
                at = at == -2 ? sentence.first[head] : sentence.next[at];
                return at >= 0;
            }
        }
    }
}
