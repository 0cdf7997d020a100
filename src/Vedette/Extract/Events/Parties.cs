using Vedette.Language;

namespace Vedette.Extract;

/// <summary>Which parties a noun phrase tells: its head's name, the country that describes it, its conjuncts; with the sector that its nouns tell.</summary>
internal sealed class Parties(EventSentence sentence, ActorTable table)
{
    /// <summary>Adds the codes of the phrase that the token heads. True when it told any.</summary>
    public bool Add(int head, List<string> codes)
    {
        int before = codes.Count;
        AddOne(head, codes, null);
        string? shared = codes.Count > before ? codes[before][..3] : null;
        foreach (int child in sentence.Of(head))
            if (sentence[child].Relation is Relation.Conj && sentence[child].Tag is not PartOfSpeech.Verb) AddOne(child, codes, shared);
        return codes.Count > before;
    }

    /// <summary>The country of the first party in the phrase's whole reach, when its own words tell none: "an end to the farm reform of the European Community".</summary>
    public bool AddDeep(int head, List<string> codes)
    {
        if (Add(head, codes)) return true;
        var reach = sentence.Tree.Reach(head);
        foreach (var party in sentence.Parties)
        {
            if (party.Start < reach.Start || party.End > reach.End || IsAside(party.Start, head)) continue;
            return Add(HeadOf(party), codes) || Push(codes, party.Code);
        }
        return false;
    }

    /// <summary>Adds a party by its own words and those of the phrase that it describes.</summary>
    public bool Add(Party party, List<string> codes)
    {
        int head = HeadOf(party);
        if (sentence[head].Relation is Relation.Amod or Relation.Compound or Relation.Nmod_poss or Relation.Flat or Relation.Nmod_desc && sentence[head].Head >= 0) head = sentence[head].Head;
        int before = codes.Count;
        return (Add(head, codes) && codes.FindIndex(before, c => c.StartsWith(party.Code.AsSpan(0, 3), StringComparison.Ordinal)) >= 0) || Push(codes, party.Code);
    }

    public int HeadOf(Party party)
    {
        for (int i = party.End - 1; i >= party.Start; i--)
            if (sentence[i].Head < party.Start || sentence[i].Head >= party.End) return i;
        return party.Start;
    }

    private void AddOne(int head, List<string> codes, string? shared)
    {
        int named = sentence.PartyAt(head);
        if (named >= 0)
        {
            Push(codes, With(sentence.Parties[named].Code, SectorAround(head)));
            // "China-Russia patrol": the first of the pair describes the second.
            foreach (int child in sentence.Of(head))
                if (sentence[child].Relation is Relation.Compound && child < head && sentence.PartyAt(child) is >= 0 and var pair && pair != named && IsHyphen(child + 1)) Push(codes, sentence.Parties[pair].Code);
            return;
        }
        string? sector = table.SectorOf(sentence, head);
        bool any = false;
        foreach (int child in sentence.Of(head))
        {
            var relation = sentence[child].Relation;
            if (relation is not (Relation.Amod or Relation.Compound or Relation.Nmod_poss or Relation.Flat or Relation.Nmod_desc or Relation.Nmod_unmarked or Relation.Appos or Relation.Nmod)) continue;
            if (any && relation is Relation.Nmod or Relation.Appos) continue;
            if (relation is Relation.Nmod && !(sentence.Preposition(child) is >= 0 and var p && sentence.Tree.IsAny(p, "of", "from", "in", "for", "throughout", "at", "between", "across", "within", "by"))) continue;
            any |= AddDescription(child, sector ?? SectorAround(head), codes);
        }
        if (!any && shared is not null && sector is not null) Push(codes, With(shared, sector));
    }

    /// <summary>A country that describes a noun, with its own conjuncts: "Hungarian and Romanian officials"; or a phrase that itself is described by one.</summary>
    private bool AddDescription(int token, string? sector, List<string> codes)
    {
        bool any = false;
        int named = sentence.PartyAt(token);
        if (named >= 0) any = Push(codes, With(sentence.Parties[named].Code, sector));
        foreach (int child in sentence.Of(token))
        {
            var relation = sentence[child].Relation;
            bool further = relation is Relation.Conj || (named >= 0 && relation is Relation.Compound && sentence.PartyAt(child) is var other && other >= 0 && other != named) || (named < 0 && (relation is Relation.Amod or Relation.Compound or Relation.Nmod_poss or Relation.Flat or Relation.Nmod_desc || (relation is Relation.Nmod && !any)));
            if (further) any |= AddDescription(child, sector, codes);
        }
        return any;
    }

    /// <summary>"President Obama", "Iraq's Defence Minister": the sector told by the nouns around a name in its phrase.</summary>
    private string? SectorAround(int head)
    {
        foreach (int child in sentence.Of(head))
            if (sentence[child].Relation is Relation.Compound or Relation.Flat or Relation.Appos or Relation.Nmod_desc && sentence.PartyAt(child) < 0 && table.SectorOf(sentence, child) is { } sector) return sector;
        return null;
    }

    /// <summary>In a relative clause, a clause of circumstance or an aside below the phrase.</summary>
    private bool IsAside(int token, int under)
    {
        for (int at = token, steps = 0; at >= 0 && at != under && steps < sentence.Count; at = sentence[at].Head, steps++)
            if (sentence[at].Relation is Relation.Acl_relcl or Relation.Parataxis or Relation.Advcl) return true;
        return false;
    }

    private bool IsHyphen(int token) => token < sentence.Count && sentence.Tree.IsAny(token, "-", "–", "‑", "/");

    private static string With(string code, string? sector) => code.Length > 3 || sector is null || code is "IGO" or "NGO" ? code : CameoCodes.IsBody(sector) ? sector : code + sector;

    private static bool Push(List<string> codes, string code)
    {
        if (!codes.Contains(code)) codes.Add(code);
        return true;
    }
}
