using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

/// <summary>
/// Readings in a compact notation, with real spans and without the language engine. A document begins with <c># name | published | outlet</c>. A claim is
/// <c>speaker | kind | polarity | certainty | content | condition | said | venue | answers</c>, trailing parts left off; the speaker is a name, <c>@organisation</c>,
/// <c>~country</c> (unnamed officials), <c>-</c> (the author) or <c>?</c> (lost); answers is the claim's number in its document, from 1.
/// <c>&gt; words</c> is prose without a claim, <c>+ kind name</c> a credit. The countries are Ardania, Borland and Cathmor.
/// </summary>
internal static partial class Scene
{
    private static readonly (string Word, string Country)[] Countries =
        [("Ardania", "ARD"), ("Ardanian", "ARD"), ("Borland", "BOR"), ("Borlandic", "BOR"), ("Cathmor", "CAT"), ("Cathmorian", "CAT")];

    private static readonly string[] Hedges = ["could", "may", "might", "likely", "possibly", "will", "certainly"];
    private static readonly Maker Hand = new("hand", "1");

    public static Picture Relate(string notation) => new Relater().Relate(Of(notation));

    public static ImmutableArray<Reading> Of(string notation) =>
        [.. notation.Split('#', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Document)];

    public static string Words(this Picture picture, ClaimId id)
    {
        var reading = picture.Readings.Single(r => r.Claims.Any(c => c.Id == id));
        return reading.Claims.Single(c => c.Id == id).Words(reading.Document.Text);
    }

    public static string Name(this Picture picture, DocumentId id) => picture.Readings.Single(r => r.Document.Id == id).Document.Name;

    /// <summary>The one origin of the claim that begins with these words, in the named document.</summary>
    public static Origin OriginOf(this Picture picture, string document, string begin) =>
        picture.Origins.Single(o => o.Claims.Any(c => picture.Words(c).StartsWith(begin, StringComparison.Ordinal)
            && picture.Readings.Single(r => r.Claims.Any(k => k.Id == c)).Document.Name == document));

    private static Reading Document(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var head = Parts(lines[0]);
        string name = head[0]!;
        var id = new DocumentId(ContentHash.Of("scene", block));
        var text = new StringBuilder();
        var claims = ImmutableArray.CreateBuilder<Claim>();
        var credits = ImmutableArray.CreateBuilder<Credit>();
        var sentences = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (string line in lines.Skip(1))
        {
            int start = text.Length;
            if (line[0] == '>') text.Append(line.AsSpan(1).Trim());
            else if (line[0] == '+')
            {
                var words = line[1..].Trim().Split(' ', 2);
                text.Append(words[1]);
                credits.Add(new(words[0], words[1], new(start, text.Length)));
            }
            else claims.Add(Claim(Parts(line), id, text, claims));
            sentences.Add(new(start, text.Length));
            text.Append('\n');
        }
        string all = text.ToString();
        return new Reading
        {
            Document = new()
            {
                Id = id, Item = new(ContentHash.Of(name)), Address = name, Name = name, Text = all,
                Published = When.Parse(At(head, 1)), Outlet = At(head, 2), Credits = credits.ToImmutable(),
            },
            Sentences = sentences.ToImmutable(),
            Claims = claims.ToImmutable(),
            Names = [.. Countries.SelectMany(c => Regex.Matches(all, $@"\b{c.Word}\b").Select(m => new Name(new(m.Index, m.Index + m.Length), EntityKind.Country, new(ContentHash.Of(name, c.Country)), c.Word, c.Country))).OrderBy(n => n.Span)],
            Quantities = [.. Counted().Matches(all).Select(m => new Quantity(new(m.Index, m.Index + m.Length), double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), m.Groups[2].Value, false))],
        };
    }

    private static Claim Claim(string?[] parts, DocumentId document, StringBuilder text, ImmutableArray<Claim>.Builder earlier)
    {
        string who = parts[0]!, content = parts[4]!;
        var type = who[0] switch { '-' => SpeakerType.Author, '?' => SpeakerType.Lost, '@' => SpeakerType.Organisation, '~' => SpeakerType.UnnamedOfficial, _ => SpeakerType.Named };
        string? speaker = type switch { SpeakerType.Named => who, SpeakerType.Organisation => who[1..], _ => null };
        TextSpan? Put(string words)
        {
            int start = text.Length;
            text.Append(words);
            return new(start, text.Length);
        }
        TextSpan? source = null, cue = null;
        if (type is not (SpeakerType.Author or SpeakerType.Lost))
        {
            source = Put(speaker ?? "officials");
            text.Append(' ');
            cue = Put("said");
            text.Append(" that ");
        }
        var said = Put(content)!.Value;
        TextSpan? condition = null;
        if (At(parts, 5) is { } words)
        {
            text.Append(' ');
            condition = Put(words);
        }
        text.Append('.');
        return new Claim
        {
            Id = new(ContentHash.Of(document.ToString(), said.ToString(), content)),
            Document = document,
            Source = source is { } s ? [s] : [],
            Cue = cue is { } c ? [c] : [],
            Content = [said],
            Speaker = speaker,
            SpeakerType = type,
            SpeakerCountry = type is SpeakerType.UnnamedOfficial ? who[1..] : null,
            Kind = Enum.Parse<ClaimKind>(parts[1]!, ignoreCase: true),
            Polarity = parts[2] == "-" ? Polarity.Negative : Polarity.Positive,
            Certainty = Enum.Parse<Certainty>(parts[3]!, ignoreCase: true),
            CertaintyWords = [.. Hedges.SelectMany(h => Regex.Matches(content, $@"\b{h}\b").Select(m => new TextSpan(said.Start + m.Index, said.Start + m.Index + m.Length)))],
            Condition = condition,
            Said = When.Parse(At(parts, 6)),
            Venue = At(parts, 7),
            Answers = At(parts, 8) is { } number ? earlier[int.Parse(number, CultureInfo.InvariantCulture) - 1].Id : null,
            MadeBy = Hand,
        };
    }

    private static string?[] Parts(string line) => [.. line.Split('|', StringSplitOptions.TrimEntries).Select(p => p.Length == 0 ? null : p)];

    private static string? At(string?[] parts, int index) => index < parts.Length ? parts[index] : null;

    [GeneratedRegex(@"\b(\d+) (\p{L}+)")]
    private static partial Regex Counted();
}
