using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>The names of one document as they are compared with those of others, where each stands, and who speaks in its claims. Made from that document alone.</summary>
internal sealed class NameSheet
{
    private readonly Dictionary<ClaimId, (int Form, int Place)> speakers = [];

    private NameSheet(Reading reading)
    {
        Document = reading.Document;
        string text = Document.Text;
        var countryWords = NameForm.CountryWords(reading.Names);
        var forms = new List<NameForm>();
        var numbers = new Dictionary<(string, EntityKind, string?, string?), int>();
        int Number(NameForm form)
        {
            var same = (form.Key, form.Kind, form.Country, form.Office);
            if (!numbers.TryGetValue(same, out int number))
            {
                numbers[same] = number = forms.Count;
                forms.Add(form);
            }
            return number;
        }
        // A sum of money is nobody: "$5 million" here and there name no one thing.
        Name[] names = [.. reading.Names.Where(name => name.Kind is not EntityKind.Money)];
        string?[] senses = Senses(reading, names);
        string?[] offices = Offices(text, names);
        Places = [.. names.Select((name, i) => (name.Span, Number(Form(name, text, senses[i], offices[i], countryWords))))];
        foreach (var claim in reading.Claims)
        {
            if (claim.Speaker is null) continue;
            int place = Array.FindIndex(names, n => IsCalled(n, claim.Speaker) && claim.Source.Any(s => s.Overlaps(n.Span)));
            int known = place >= 0 ? place : Array.FindIndex(names, n => IsCalled(n, claim.Speaker));
            if (known < 0)
            {
                var kind = claim.SpeakerType is SpeakerType.Named ? EntityKind.Person : EntityKind.Organisation;
                speakers[claim.Id] = (Number(new(claim.Speaker, kind, claim.SpeakerCountry, countryWords)), -1);
            }
            // Of whom the name beside the claim tells no country, the claim may.
            else if (claim.SpeakerCountry is { } country && names[known].Country is null && senses[known] is null)
                speakers[claim.Id] = (Number(new(names[known].Canonical, names[known].Kind, country, countryWords, null, offices[known])), known);
            else speakers[claim.Id] = (Places[known].Form, known);
        }
        Forms = [.. forms];
        Uses = [.. Places.Select((place, i) => (place.Form, i)).Concat(speakers.Values.Distinct().Where(s => s.Place < 0 || Places[s.Place].Form != s.Form))];
    }

    public static NameSheet Of(Reading reading) => new(reading);

    public Document Document { get; }

    /// <summary>Each form with each place in which it stands; -1 for a speaker who is named nowhere by itself.</summary>
    public ImmutableArray<(int Form, int Place)> Uses { get; }

    /// <summary>Each once; of one key several, where they are written otherwise or their country or office is told in one place and not in another.</summary>
    public ImmutableArray<NameForm> Forms { get; }

    /// <summary>Where names stand, in the order of the reading, with the number of the form.</summary>
    public ImmutableArray<(TextSpan Span, int Form)> Places { get; }

    /// <summary>The form under which a claim names its speaker, and the number of the place; -1 for what it does not name, or names nowhere by itself.</summary>
    public (int Form, int Place) Speaker(ClaimId claim) => speakers.GetValueOrDefault(claim, (-1, -1));

    private static bool IsCalled(Name name, string speaker) => string.Equals(name.Canonical, speaker, StringComparison.OrdinalIgnoreCase);

    private static NameForm Form(Name name, string text, string? sense, string? office, HashSet<string> countryWords)
    {
        // What the tables take for an agency is here somebody's employer: only what is written holds.
        if (sense is NameRole.Employer) return new(name.Span.Of(text), name.Kind, null, countryWords, sense);
        if (NameHomonyms.Second(name.Span.Of(text), sense) is { } other) return new(name.Span.Of(text), other.Kind, other.Country, []);
        return new(name.Canonical, name.Kind, name.Country, countryWords, sense, office);
    }

    /// <summary>What the text tells each name apart by. Where nothing is told beside a name, what is told of the same name elsewhere in the document holds.</summary>
    private static string?[] Senses(Reading reading, Name[] names)
    {
        string text = reading.Document.Text;
        var senses = new string?[names.Length];
        for (int i = 0; i < names.Length; i++)
            senses[i] = IsShort(names[i], text) ? IsCredit(reading.Document, names[i]) ? NameRole.Carrier : NameRole.Organisation(text, names[i].Span) : NameHomonyms.SenseOf(names, i, text);
        foreach (var alike in Enumerable.Range(0, names.Length).Where(i => IsShort(names[i], text)).GroupBy(i => names[i].Span.Of(text), StringComparer.Ordinal))
        {
            bool isCarrier = alike.Any(i => senses[i] is NameRole.Carrier), isEmployer = alike.Any(i => senses[i] is NameRole.Employer);
            foreach (int i in alike) senses[i] ??= isCarrier ? NameRole.Carrier : isEmployer ? NameRole.Employer : null;
        }
        // A name that stands in full beside its initials is told apart by itself.
        for (int i = 0; i < names.Length; i++)
            if (senses[i] is NameRole.Carrier && names[i].Canonical != names[i].Span.Of(text)) senses[i] = null;
        return senses;
    }

    /// <summary>Initials, which stand for many things.</summary>
    private static bool IsShort(Name name, string text) => name.Kind is EntityKind.Organisation && name.Span.Length is >= 2 and <= 5 && name.Span.Of(text).All(char.IsUpper);

    private static bool IsCredit(Document document, Name name) => document.Credits.Any(c => c.Span.Overlaps(name.Span)) || document.Furniture.Any(f => f.Kind is "byline" or "dateline" && f.Span.Overlaps(name.Span));

    /// <summary>The office told before any of a person's names in the document.</summary>
    private static string?[] Offices(string text, Name[] names)
    {
        var offices = new string?[names.Length];
        for (int i = 0; i < names.Length; i++) if (names[i].Kind is EntityKind.Person) offices[i] = NameRole.Office(text, names[i].Span);
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++) if (offices[i] is { } office) told.TryAdd(names[i].Canonical, office);
        for (int i = 0; i < names.Length; i++) if (names[i].Kind is EntityKind.Person) offices[i] = told.GetValueOrDefault(names[i].Canonical);
        return offices;
    }
}
