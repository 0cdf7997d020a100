using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// From the labels of one document and what the gazetteer knows to mentions: which of the two holds where they differ, what belongs to a name and what stands beside it.
/// Mentions never overlap and begin and end with tokens.
/// </summary>
internal sealed class MentionBuilder(Gazetteer gazetteer, NamePatterns patterns, string text, ImmutableArray<Sentence> sentences)
{
    /// <summary>No name that is told by its last word is longer.</summary>
    private const int LongestBody = 8;

    public ImmutableArray<Mention> Build(byte[][] labels)
    {
        var found = new NameDrafts[sentences.Length];
        for (int s = 0; s < found.Length; s++)
        {
            var tokens = sentences[s].Tokens.AsSpan();
            var drafts = found[s] = new NameDrafts(tokens.Length);
            AddLabelled(tokens, labels[s], drafts);
            AddKnown(tokens, drafts);
            Widen(tokens, drafts);
            AddBehindTitles(tokens, drafts);
            AddBeforeOffices(tokens, drafts);
            AddBodies(tokens, drafts);
            AddShortForms(tokens, drafts);
            AddBeforeVerbs(tokens, drafts);
            Join(tokens, drafts);
            foreach (var name in patterns.Find(text, tokens))
                if (drafts.Over(name.Start, name.End).All(draft => Yields(draft, name))) drafts.Put(new(name.Start, name.End, name.Kind, name.Country));
        }
        Agree(found);
        var mentions = ImmutableArray.CreateBuilder<Mention>();
        for (int s = 0; s < found.Length; s++)
            foreach (var draft in found[s].InOrder)
                mentions.Add(new(new(sentences[s][draft.Start].Start, sentences[s][draft.End - 1].End), draft.Kind, draft.Country ?? CountryInside(sentences[s].Tokens.AsSpan(), draft)));
        return mentions.ToImmutable();
    }

    private ReadOnlySpan<char> Word(ReadOnlySpan<Token> tokens, int at) => (uint)at < (uint)tokens.Length ? tokens[at].In(text) : [];
    private bool IsCapital(ReadOnlySpan<Token> tokens, int at) => Word(tokens, at) is [var c, ..] && char.IsUpper(c);

    private bool IsCapitals(ReadOnlySpan<Token> tokens, int at)
    {
        var word = Word(tokens, at);
        if (word.Length is < 2 or > 8) return false;
        foreach (char c in word) if (!char.IsUpper(c)) return false;
        return true;
    }

    // ---- labels and tables ----

    private void AddLabelled(ReadOnlySpan<Token> tokens, byte[] labels, NameDrafts found)
    {
        for (int i = 0, start = 0; i < labels.Length; i++)
        {
            if (NameLabels.Opens(labels[i])) start = i;
            if (!NameLabels.Closes(labels[i]) || Trim(tokens, new(start, i + 1, NameLabels.Kind(NameLabels.Type(labels[i])))) is not { } draft) continue;
            if (draft.Kind is EntityKind.Organisation && OwnerOf(tokens, draft) is > 0 and var owned && !NameWords.IsUnit(Word(tokens, draft.End - 1))) draft = draft with { Start = draft.Start + owned + 1 };
            if (!RunsTogether(tokens, draft)) found.Put(draft);
        }
    }

    /// <summary>"Orsk's Public Works Ministry": the length of the country's name that owns what follows it, 0 when there is none.</summary>
    private int OwnerOf(ReadOnlySpan<Token> tokens, NameDraft draft) =>
        gazetteer.Match(text, tokens, draft.Start, out var owner) is > 0 and var length && owner!.Kind is EntityKind.Country && draft.Start + length + 1 < draft.End && IsPossessive(Word(tokens, draft.Start + length)) ? length : 0;

    /// <summary>A label over two or more known names, and over nothing else, ran them together.</summary>
    private bool RunsTogether(ReadOnlySpan<Token> tokens, NameDraft draft)
    {
        if (draft.Kind is EntityKind.Person) return false;
        int names = 0, at = draft.Start;
        for (; at < draft.End && gazetteer.Match(text, tokens, at, out _) is > 0 and var length; names++) at += length;
        return names > 1 && at == draft.End;
    }

    private static bool IsPossessive(ReadOnlySpan<char> word) => word is "'s" or "’s" or "\"s" or "'" or "’";

    /// <summary>Titles, peoples and articles before a name, and marks behind it, are no part of it. Null when nothing is left.</summary>
    private NameDraft? Trim(ReadOnlySpan<Token> tokens, NameDraft draft)
    {
        var (start, end) = (draft.Start, draft.End);
        while (end > start && Word(tokens, end - 1) is "'s" or "’s" or "'" or "’" or "," or "-" or ":" or "(" or ")" or "\"" or "“" or "”") end--;
        while (start < end && (Word(tokens, start) is "the" or "a" or "an" || !char.IsLetterOrDigit(Word(tokens, start)[0]) && Word(tokens, start)[0] is not ('@' or '#'))) start++;
        if (draft.Kind is EntityKind.Person)
        {
            int behind = start;
            while (behind < end)
            {
                int known = gazetteer.Match(text, tokens, behind, out var thing);
                if (known > 0 && thing!.Kind is EntityKind.Nationality or EntityKind.Country && behind + known < end) behind += known;
                else if (behind + 1 < end && NameWords.IsBrief(Word(tokens, behind)) && IsOfficeBefore(tokens, behind + 1)) behind++;
                else if (gazetteer.IsTitle(Word(tokens, behind)) && !(behind + 1 == end && gazetteer.IsPersonal(Word(tokens, behind)))) behind++;
                else break;
            }
            // "President" alone names nobody.
            start = behind;
            while (start < end && start + 1 < tokens.Length && Word(tokens, start) is "-" or "of") start++;
            while (IsHyphenated(tokens, end)) end += 2;
        }
        return start < end ? draft with { Start = start, End = end } : null;
    }

    private void AddKnown(ReadOnlySpan<Token> tokens, NameDrafts found)
    {
        for (int i = 0; i < tokens.Length;)
        {
            int length = gazetteer.Match(text, tokens, i, out var thing);
            // "the West" gives way to "West Bank".
            if (length > 1 && Word(tokens, i) is "the" && gazetteer.Match(text, tokens, i + 1, out var inner) is var longer && longer >= length)
            {
                i++;
                (length, thing) = (longer, inner);
            }
            // Careless writers leave capitals out: where the tagger sees a proper noun, "malaysia" is one.
            if (length == 0 && gazetteer.MatchFolded(text, tokens, i, out thing) is > 0 and var folded && thing!.Kind is EntityKind.Country or EntityKind.Place && AreProper(tokens.Slice(i, folded))) length = folded;
            if (length > 0) Reconcile(tokens, new(i, i + length, thing!.Kind, thing.Country, Known: true), found);
            i += Math.Max(1, length);
        }
    }

    /// <summary>A known name stands where the tagger saw nothing, corrects the type where it saw the same words, and swallows what lies within it.</summary>
    private void Reconcile(ReadOnlySpan<Token> tokens, NameDraft name, NameDrafts found)
    {
        var there = found.Over(name.Start, name.End).ToArray();
        bool holds = there switch
        {
            [] => Stands(tokens, name),
            [var draft] when draft.Start == name.Start && draft.End == name.End => draft.Kind is not EntityKind.Person || IsSurely(tokens, name),
            _ => Array.TrueForAll(there, name.Contains),
        };
        if (holds) found.Put(name);
    }

    private static bool AreProper(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens) if (token.Tag is not PartOfSpeech.Propn) return false;
        return true;
    }

    /// <summary>A known name that the tagger took for a person all the same: a country or an organisation whose words name no one.</summary>
    private bool IsSurely(ReadOnlySpan<Token> tokens, NameDraft name) =>
        name.Kind is EntityKind.Country or EntityKind.Nationality or EntityKind.Organisation && !(name.Length == 1 && gazetteer.IsPersonal(Word(tokens, name.Start)));

    /// <summary>Whether a known name holds although the tagger saw none: not where the word is more often something else.</summary>
    private bool Stands(ReadOnlySpan<Token> tokens, NameDraft name)
    {
        if (name.Length > 1) return true;
        var word = Word(tokens, name.Start);
        return name.Kind switch
        {
            // MA, In., and Reading: short forms and words with a life of their own.
            EntityKind.Place => word.Length > 3 && !word.Contains('.') && !gazetteer.IsPersonal(word),
            EntityKind.Country or EntityKind.Nationality => !IsShouted(tokens, name.Start) || word.Length > 3,
            _ when IsCapitals(tokens, name.Start) => !IsShouted(tokens, name.Start) && (word.Length > 3 || Word(tokens, name.Start - 1) is "the" || !NameWords.IsCommonShortForm(word)),
            _ => word.Length > 3 && !gazetteer.IsPersonal(word) && !NameWords.IsAlsoAWord(word),
        };
    }

    /// <summary>A line in capitals: US may be us there.</summary>
    private bool IsShouted(ReadOnlySpan<Token> tokens, int at)
    {
        int shouted = 0;
        for (int i = Math.Max(0, at - 2); i < Math.Min(tokens.Length, at + 3); i++) if (i != at && Word(tokens, i).Length > 3 && IsCapitals(tokens, i)) shouted++;
        return shouted > 1;
    }

    /// <summary>Whether a draft gives way to what its build or a table tells: never one that is longer.</summary>
    private static bool Yields(NameDraft draft, FoundName name) =>
        name.Start <= draft.Start && draft.End <= name.End
        && !(name.Soft && draft.Kind is not EntityKind.Place)
        && !(!name.Sure && draft.Kind is EntityKind.Person && draft.Start == name.Start && draft.End == name.End);

    // ---- what stands beside a name ----

    /// <summary>A common personal name right before a person belongs to the person.</summary>
    private void Widen(ReadOnlySpan<Token> tokens, NameDrafts found)
    {
        for (int i = 0; i + 1 < tokens.Length; i++)
            if (found[i] is null && found[i + 1] is { Kind: EntityKind.Person } person && gazetteer.IsPersonal(Word(tokens, i)) && !gazetteer.IsTitle(Word(tokens, i)) && tokens[i + 1].Start - tokens[i].End <= 1)
                found.Put(person with { Start = i });
    }

    /// <summary>"Minister Orsk", "Secretary of State Orsk": capitalised words behind a title name a person.</summary>
    private void AddBehindTitles(ReadOnlySpan<Token> tokens, NameDrafts found)
    {
        for (int i = 1; i < tokens.Length; i++)
        {
            if (!IsCapital(tokens, i) || Word(tokens, i).Length < 2 || gazetteer.IsTitle(Word(tokens, i)) || !IsOfficeBefore(tokens, i)) continue;
            int end = i + 1;
            while (end < tokens.Length && end < i + 3 && IsCapital(tokens, end) && IsSurname(tokens, end) && tokens[end].Start - tokens[end - 1].End == 1) end++;
            var person = new NameDraft(i, end, EntityKind.Person);
            // A city may be a surname; a country, a body or a person already found is what it is.
            if (!found.Over(i, end).All(d => person.Contains(d) && d.Kind is EntityKind.Place or EntityKind.Organisation && !(d.Known && (d.Kind is EntityKind.Organisation || d.Length == person.Length)))) continue;
            found.Put(person);
            i = end;
        }
    }

    /// <summary>"Wellington Orsk, the defence minister, said": what an office explains is a person, whatever its words name elsewhere.</summary>
    private void AddBeforeOffices(ReadOnlySpan<Token> tokens, NameDrafts found)
    {
        for (int i = 2; i + 2 < tokens.Length; i++)
        {
            if (Word(tokens, i) is not "," || found.EndingAt(i) is not { Known: false, Length: 2 or 3, Kind: EntityKind.Place or EntityKind.Organisation } draft || !IsExplainedByOffice(tokens, i + 1)) continue;
            bool proper = true;
            for (int k = draft.Start; k < draft.End; k++) proper &= IsPlainProper(tokens, k);
            if (proper) found.Put(draft with { Kind = EntityKind.Person, Country = null });
        }
    }

    /// <summary>"the defence minister,", "head of the service": a title among the next few words, and no name of a body.</summary>
    private bool IsExplainedByOffice(ReadOnlySpan<Token> tokens, int at)
    {
        if (Word(tokens, at) is not ("the" or "a" or "an")) return false;
        for (int i = at + 1; i < Math.Min(tokens.Length, at + 4) && tokens[i].Tag is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn; i++)
            if (gazetteer.IsTitle(Word(tokens, i)) && i + 1 < tokens.Length && tokens[i + 1].Tag is PartOfSpeech.Punct or PartOfSpeech.Adp) return true;
        return false;
    }

    /// <summary>A proper noun; before a finite verb also a word that is a noun elsewhere: "spokesman Ned Price confirmed".</summary>
    private static bool IsSurname(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Tag is PartOfSpeech.Propn or PartOfSpeech.None || (tokens[at].Tag is PartOfSpeech.Noun && at + 1 < tokens.Length && tokens[at + 1].Fine is FineTag.VBD or FineTag.VBZ);

    private bool IsOfficeBefore(ReadOnlySpan<Token> tokens, int at) =>
        NameWords.IsOffice(Word(tokens, at - 1)) || (Word(tokens, at - 2) is "of" && Word(tokens, at - 3) is "Secretary" or "Minister" && NameWords.IsBrief(Word(tokens, at - 1)));

    /// <summary>Two or more capitalised proper nouns that nothing else explains, right before a finite verb: who does it is most often a person.</summary>
    private void AddBeforeVerbs(ReadOnlySpan<Token> tokens, NameDrafts found)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if (!IsPlainProper(tokens, i)) continue;
            int end = i + 1;
            while (IsPlainProper(tokens, end) || (IsHyphenated(tokens, end) && end + 1 < tokens.Length)) end += IsPlainProper(tokens, end) ? 1 : 2;
            // Behind "of" stands an office first: "Director of Public Works Ada Brook said".
            bool clear = end - i is > 1 and < 6 && end < tokens.Length && tokens[end].Fine is FineTag.VBD or FineTag.VBZ && !(i > 0 && (tokens[i - 1].Fine is FineTag.NNP or FineTag.DT || Word(tokens, i - 1) is "of" or "for"));
            if (clear && found.IsFree(i, end)) found.Put(new(i, end, EntityKind.Person));
            i = end - 1;
        }
    }

    private bool IsPlainProper(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length && tokens[at].Fine is FineTag.NNP && IsCapital(tokens, at) && !gazetteer.IsTitle(Word(tokens, at));

    /// <summary>A hyphen that joins the words on both sides: Ming-yen, Jean-Luc.</summary>
    private bool IsHyphenated(ReadOnlySpan<Token> tokens, int at) =>
        at > 0 && at + 1 < tokens.Length && Word(tokens, at) is "-" or "‑" && tokens[at].Start == tokens[at - 1].End && tokens[at + 1].Start == tokens[at].End && Word(tokens, at + 1).Length > 1;

    /// <summary>
    /// Capitalised words that end or begin with what a body is called ("Defence Ministry", "Ministry of Public Works") where the tagger saw less or nothing;
    /// fleets and brigades with the country that owns them.
    /// </summary>
    private void AddBodies(ReadOnlySpan<Token> tokens, NameDrafts found)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            bool unit = NameWords.IsUnit(Word(tokens, i));
            if (!unit && !NameWords.IsBody(Word(tokens, i))) continue;
            int start = i, end = i + 1;
            while (start > 0 && i - start < LongestBody && tokens[start].Start - tokens[start - 1].End <= 1
                && (unit && NameWords.IsOrdinal(Word(tokens, start - 1)) || IsCapital(tokens, start - 1) && !NameWords.IsFunction(Word(tokens, start - 1)))) start--;
            if (start == i && !unit && Word(tokens, i + 1) is "of" or "for" && IsCapital(tokens, i + 2))
            {
                end = i + 3;
                while (end < tokens.Length && end - i < LongestBody && (IsCapital(tokens, end) || (Word(tokens, end) is "and" or "&" or "of" && IsCapital(tokens, end + 1) && !gazetteer.IsTitle(Word(tokens, end + 1))))) end++;
            }
            // The country that stands before is joined later, with the country's code.
            while (start < i && gazetteer.Match(text, tokens, start, out var before) is > 0 and var length && before!.Kind is EntityKind.Nationality or EntityKind.Country && before.Country is not null && start + length <= i) start += length;
            if (unit && start == i) continue;
            if (unit && start > 1 && IsPossessive(Word(tokens, start - 1)) && found.EndingAt(start - 1) is { Kind: EntityKind.Country } owner) start = owner.Start;
            var body = new NameDraft(start, end, EntityKind.Organisation);
            if (body.Length > 1 && found.Over(start, end).All(d => body.Contains(d) && !(d.Kind is EntityKind.Organisation && d.Length == body.Length) && !(d.Kind is EntityKind.Person && d.Length > 1))) found.Put(body);
        }
    }

    /// <summary>Capitals in brackets right behind an organisation are its short form.</summary>
    private void AddShortForms(ReadOnlySpan<Token> tokens, NameDrafts found)
    {
        for (int i = 2; i + 1 < tokens.Length; i++)
            if (Word(tokens, i - 1) is "(" && Word(tokens, i + 1) is ")" && IsCapitals(tokens, i) && found[i] is null && found.EndingAt(i - 1) is { Kind: EntityKind.Organisation }) found.Put(new(i, i + 1, EntityKind.Organisation));
    }

    /// <summary>What several names make together.</summary>
    private void Join(ReadOnlySpan<Token> tokens, NameDrafts found)
    {
        foreach (var draft in found.InOrder.ToArray())
        {
            var body = found[draft.Start]!;
            if (body.Kind is EntityKind.Organisation)
            {
                // "US Navy", "Chinese Foreign Ministry": a body that many countries have takes the country before it into its name.
                if (!body.Known && IsBody(tokens, body) && found.EndingAt(body.Start) is { Kind: EntityKind.Country or EntityKind.Nationality, Country: not null } owner)
                    found.Put(body = body with { Start = owner.Start, Country = owner.Country });
                // "Foreign Affairs and National Defense Committee": one committee with two fields.
                if (body.Start > 1 && Word(tokens, body.Start - 1) is "and" or "&" && found.EndingAt(body.Start - 1) is { Kind: EntityKind.Organisation } field && NameWords.IsField(Word(tokens, field.End - 1))
                    && (NameWords.IsBody(Word(tokens, body.End - 1)) || NameWords.IsBody(Word(tokens, field.Start)))) found.Put(field with { End = body.End });
            }
            else if (body.Kind is EntityKind.Country && body.Country is "USA" or "GBR" && body.Length == 1 && Word(tokens, body.End) is "military" or "government") found.Put(body with { End = body.End + 1, Kind = EntityKind.Organisation, Known = false });
        }
        // "Orsk administration" is a government.
        for (int i = 1; i < tokens.Length; i++)
        {
            if (Word(tokens, i) is not ("administration" or "Administration") || found[i] is not null) continue;
            if (found.EndingAt(i) is { Kind: EntityKind.Person, Length: 1 } || (found[i - 1] is null && gazetteer.IsPersonal(Word(tokens, i - 1)))) found.Put(new(i - 1, i + 1, EntityKind.Organisation));
        }
    }

    private bool IsBody(ReadOnlySpan<Token> tokens, NameDraft draft) => NameWords.IsBody(Word(tokens, draft.End - 1)) || NameWords.IsBody(Word(tokens, draft.Start));

    // ---- the document as a whole ----

    /// <summary>A name that the document gives in full holds for its parts elsewhere: the surname alone, the same words again where nothing was seen.</summary>
    private void Agree(NameDrafts[] found)
    {
        var kinds = new Dictionary<string, EntityKind>(StringComparer.Ordinal);
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        for (int s = 0; s < found.Length; s++)
        {
            var tokens = sentences[s].Tokens.AsSpan();
            foreach (var draft in found[s].InOrder)
            {
                if (draft.Known || draft.Length < 2) continue;
                kinds.TryAdd(Form(tokens, draft.Start, draft.Length), draft.Kind);
                if (draft.Kind is not EntityKind.Person || draft.Length > 5) continue;
                // "Tsai Ming-yen": the surname comes first; "Sergei Lavrov": last.
                var surname = Word(tokens, draft.End - 2) is "-" or "‑" ? Word(tokens, draft.Start) : Word(tokens, draft.End - 1);
                if (surname.Length > 2 && char.IsUpper(surname[0])) surnames.Add(surname.ToString());
            }
        }
        var byHead = kinds.Keys.ToLookup(form => form[..form.IndexOf(' ', StringComparison.Ordinal)], StringComparer.Ordinal);
        for (int s = 0; s < found.Length; s++) Agree(sentences[s].Tokens.AsSpan(), found[s], kinds, byHead, surnames.GetAlternateLookup<ReadOnlySpan<char>>());
    }

    private void Agree(ReadOnlySpan<Token> tokens, NameDrafts found, Dictionary<string, EntityKind> kinds, ILookup<string, string> byHead, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> surnames)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if (!IsCapital(tokens, i)) continue;
            if (found[i] is { } draft)
            {
                // A surname that the tagger took for something else: the person named in full decides, unless the tables know the word.
                if (draft is { Length: 1, Known: false, Kind: EntityKind.Organisation or EntityKind.Place } && surnames.Contains(Word(tokens, i))) found.Put(draft with { Kind = EntityKind.Person, Country = null });
                continue;
            }
            foreach (string form in byHead[Word(tokens, i).ToString()])
            {
                int length = form.AsSpan().Count(' ') + 1;
                if (i + length > tokens.Length || !found.IsFree(i, i + length) || Form(tokens, i, length) != form) continue;
                found.Put(new(i, i + length, kinds[form]));
                break;
            }
            // Not the given name of someone else, nor a word of a headline.
            bool goesOn = i > 0 && IsCapital(tokens, i + 1) && found[i + 1] is null && !gazetteer.IsTitle(Word(tokens, i + 1));
            if (found[i] is null && !goesOn && surnames.Contains(Word(tokens, i)) && !gazetteer.IsTitle(Word(tokens, i))) found.Put(new(i, i + 1, EntityKind.Person));
        }
    }

    private string Form(ReadOnlySpan<Token> tokens, int start, int length)
    {
        var words = new string[length];
        for (int i = 0; i < length; i++) words[i] = Word(tokens, start + i).ToString();
        return string.Join(' ', words);
    }

    /// <summary>The country that a word of the name tells, of names that are no person's.</summary>
    private string? CountryInside(ReadOnlySpan<Token> tokens, NameDraft draft)
    {
        if (draft.Kind is not (EntityKind.Organisation or EntityKind.Place or EntityKind.Country or EntityKind.Nationality or EntityKind.Facility) || draft.Known) return null;
        for (int i = draft.Start; i < draft.End; i++)
            if (gazetteer.Match(text, tokens, i, out var thing) is > 0 and var length && i + length <= draft.End && thing!.Country is not null && thing.Kind is not EntityKind.Organisation) return thing.Country;
        return null;
    }
}
