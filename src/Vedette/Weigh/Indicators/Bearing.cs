using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Weigh.Indicators;

/// <summary>
/// Who gives and who receives in what is said, as countries (ISO 3166-1 alpha-3). From coded events where there are any, else from the proposition when it is one of giving
/// ("Russia was supplied by China"), else from the little words before a name: "support <i>for</i> China" has China receive. Where the words do not tell, a country is a party and nothing more.
/// </summary>
public readonly record struct Bearing(ImmutableArray<string> Givers, ImmutableArray<string> Receivers, ImmutableArray<string> Parties)
{
    private static readonly FrozenSet<string> Receive = Set("to for with toward towards alongside help helps helping aid aids aiding assist assists assisting support supports supporting supply supplies supplying arm arms arming back backs backing behind sell sells selling sold give gives giving gave given offer offers offering send sends sending lend lends lending");
    private static readonly FrozenSet<string> Give = Set("that if where when from by and because while whether , : “ \"");
    private static readonly FrozenSet<string> Passed = Set("the a an its their any mainland communist");

    /// <summary>Relations in which one side gives to the other.</summary>
    private static readonly FrozenSet<string> Giving = Set("support supply sell pay defend share");

    public static Bearing None => new([], [], []);

    /// <summary>Whether one of the countries gives, or stands there without a role that says otherwise.</summary>
    public bool IsFrom(ImmutableArray<string> countries) => Has(Givers, countries) || (Givers.IsEmpty && Has(Parties, countries) && !Has(Receivers, countries));

    /// <summary>Whether one of the countries receives, or stands there without a role that says otherwise.</summary>
    public bool IsTo(ImmutableArray<string> countries) => Has(Receivers, countries) || (Receivers.IsEmpty && Has(Parties, countries) && !Has(Givers, countries));

    /// <summary>What is not told here is taken from what the same voice told before it.</summary>
    public Bearing After(Bearing before) => new(
        Givers.IsEmpty && !Has(Parties, before.Givers) ? before.Givers : Givers,
        Receivers.IsEmpty && !Has(Parties, before.Receivers) ? before.Receivers : Receivers,
        Parties);

    /// <summary>What later statements of the voice take over from this one: its own roles, and where it has none those of the one before.</summary>
    internal Bearing Over(Bearing before) => new(Givers.IsEmpty ? before.Givers : Givers, Receivers.IsEmpty ? before.Receivers : Receivers, Parties);

    public static Bearing Of(IEnumerable<TextSpan> content, IReadOnlyList<Event> events, string text, IReadOnlyList<Name> names, Proposition? proposition = null)
    {
        var (givers, receivers, parties) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var happening in events)
        {
            // Of what is done together one party alone tells nothing of who gives.
            if (happening.Type is EventType.Cooperate or EventType.Consult && happening.Actors.Concat(happening.Recipients).Select(code => code.Length > 3 ? code[..3] : code).Distinct().Count() < 2) continue;
            // Who asks for help is the one to receive it.
            bool isAsked = happening.Type is EventType.Request;
            Add(isAsked ? receivers : givers, happening.Actors);
            Add(isAsked ? givers : receivers, happening.Recipients);
        }
        if (givers.Count == 0 && receivers.Count == 0 && proposition is not null && Giving.Contains(proposition.Relation))
            foreach (var part in proposition.Arguments)
                if (part.Country is { } country)
                    if (part.Role is ArgumentRole.Actor or ArgumentRole.Source) Add(givers, [country]);
                    else if (part.Role is ArgumentRole.Recipient or ArgumentRole.Object) Add(receivers, [country]);
        bool isMutual = givers.Count > 0 && givers.All(receivers.Contains);
        if (isMutual) receivers.Clear();
        foreach (var span in content)
            foreach (var name in names)
            {
                if (name.Country is not { } country || !span.Contains(name.Span)) continue;
                if (!parties.Contains(country)) parties.Add(country);
                if (givers.Contains(country) || receivers.Contains(country)) continue;
                string before = WordBefore(text.AsSpan(span.Start, name.Span.Start - span.Start));
                if (Receive.Contains(before)) receivers.Add(country);
                else if (before.Length == 0 || Give.Contains(before)) givers.Add(country);
            }
        Add(parties, givers);
        Add(parties, receivers);
        return new([.. givers], [.. receivers], [.. parties]);
    }

    private static void Add(List<string> countries, IEnumerable<string> codes)
    {
        foreach (string code in codes)
            if (code.Length >= 3 && code is not ("IGO" or "NGO") && code[..3] is var country && !countries.Contains(country)) countries.Add(country);
    }

    /// <summary>The last word or mark, lower-cased; empty at the beginning.</summary>
    private static string WordBefore(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimEnd();
            if (text.IsEmpty) return "";
            int start = text.Length - 1;
            if (char.IsLetter(text[start]))
                while (start > 0 && char.IsLetter(text[start - 1])) start--;
            string word = text[start..].ToString().ToLowerInvariant();
            if (!Passed.Contains(word)) return word;
            text = text[..start];
        }
    }

    /// <summary>Where what is said names no giver: the country that speaks, or else the one that the sentence names before it.</summary>
    internal Bearing From(string? country) => !Givers.IsEmpty || country is null || Receivers.Contains(country) ? this : new([country], Receivers, Parties.Contains(country) ? Parties : Parties.Add(country));

    internal static bool Has(ImmutableArray<string> all, ImmutableArray<string> any)
    {
        foreach (string code in any)
            if (all.Contains(code)) return true;
        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
