using System.Text;
using Vedette.Language;
using Vedette.Model;
using Vedette.Read;

namespace Vedette.Tests.Extract;

public class SampleClaimsTests
{
    /// <summary>Every field of every claim of the bundled sample; set APPROVE=1 and read the difference when the reading changes.</summary>
    [Fact]
    public void The_claims_of_the_sample_are_as_approved_in_every_field()
    {
        var told = new StringBuilder();
        foreach (string file in Directory.GetFiles(Repository.At("samples", "taiwan-strait")).Where(f => Path.GetExtension(f) is ".txt" or ".html").Order(StringComparer.Ordinal))
        {
            var document = DocumentReader.Read(new Fetched(Path.GetFileName(file), File.ReadAllBytes(file)));
            told.Append(CultureFree($"# {document.Name}\n\n"));
            var claims = Weights.Extractor.Extract(document).Claims;
            for (int i = 0; i < claims.Length; i++) Tell(told, claims, i, document.Text);
        }
        Approvals.Verify(told.ToString(), "SampleClaims");
    }

    private static void Tell(StringBuilder told, IReadOnlyList<Claim> claims, int index, string text)
    {
        var claim = claims[index];
        told.Append(CultureFree($"{index + 1}. {OneLine(claim.Words(text))}\n"));
        (string Name, string? Value)[] fields =
        [
            ("speaker", claim.Speaker is null ? null : $"{claim.Speaker}{(claim.SpeakerCountry is { } country ? $" ({country})" : "")}"),
            ("speaker type", claim.SpeakerType.ToString()),
            ("source", Words(claim.Source)),
            ("cue", Words(claim.Cue)),
            ("relay", claim.Relay.IsEmpty ? null : string.Join(" > ", claim.Relay)),
            ("kind", $"{claim.Kind}{(claim.Direct ? ", direct" : "")}{(claim.Polarity is Polarity.Negative ? ", negative" : "")}"),
            ("certainty", $"{claim.Certainty}{(claim.CertaintyWords.IsEmpty ? "" : $": {Words(claim.CertaintyWords)}")}"),
            ("likelihood", claim.Likelihood is { } step ? $"{step.Words}, {step.Band}" : null),
            ("condition", claim.Condition is { } condition ? OneLine(condition.Of(text)) : null),
            ("said", claim.Said.Iso),
            ("venue", claim.Venue),
            ("answers", claim.Answers is { } answered ? CultureFree($"{claims.ToList().FindIndex(c => c.Id == answered) + 1}") : null),
            ("proposition", claim.Proposition?.ToString()),
            ("reasons", string.Join("; ", claim.Reasons.Select(r => $"{r.Kind}: {OneLine(r.Text)}"))),
        ];
        foreach (var (name, value) in fields) if (value is not null) told.Append(CultureFree($"   {name,-13}{value}\n"));
        told.Append('\n');

        string Words(IEnumerable<TextSpan> spans) => OneLine(string.Join(" … ", spans.Select(s => s.Of(text))));
    }

    private static string CultureFree(FormattableString line) => FormattableString.Invariant(line);
    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
