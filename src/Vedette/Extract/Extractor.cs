using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;
using Vedette.Read;

namespace Vedette.Extract;

/// <summary>Everything that one document tells: names, times, claims, events, quantities. It depends on that document alone, and may run for many documents at once.</summary>
public sealed class Extractor
{
    private readonly Grammar grammar;
    private readonly NameReader names;
    private readonly TimeFinder times = new();
    private readonly ClaimReader claims;
    private readonly EventReader events;
    private readonly PropositionReader propositions;

    /// <param name="actors">A user's own dictionaries of actors and agents.</param>
    /// <param name="codebook">Which words tell which event; null: the one that comes with the program.</param>
    public Extractor(Grammar grammar, NameFinder finder, OwnActors? actors = null, Codebook? codebook = null)
    {
        this.grammar = grammar;
        names = new NameReader(finder);
        var lexicon = new CueLexicon();
        claims = new ClaimReader(new SpeechReader(lexicon), lexicon, finder.Gazetteer);
        events = new EventReader(grammar, finder.Gazetteer, codebook ?? Codebook.Own(), actors);
        propositions = new PropositionReader(grammar.Lemma);
    }

    /// <exception cref="OperationCanceledException">Between the steps, when <paramref name="cancel"/> is set.</exception>
    /// <remarks>A document in a language that is not read gives a reading with nothing in it: what English rules find in it would be mangled. Its fault says so.</remarks>
    public Reading Extract(Document document, CancellationToken cancel = default)
    {
        if (document.Language is not (null or DocumentReader.ReadLanguage)) return new Reading { Document = document };
        string text = document.Text;
        var sentences = grammar.Parse(text, BordersOf(document));
        cancel.ThrowIfCancellationRequested();
        var foundNames = names.Read(text, sentences);
        var foundTimes = times.Find(text, ReferenceOf(document));
        cancel.ThrowIfCancellationRequested();
        var foundClaims = claims.Read(document, sentences, foundNames, foundTimes);
        foundClaims = propositions.Read(text, sentences, foundNames, foundTimes, ReportedOccasion.Over(document, sentences, foundTimes, foundClaims));
        var foundEvents = events.Read(document, sentences, foundNames, foundTimes, foundClaims);
        return new Reading
        {
            Document = document,
            Sentences = [.. sentences.Select(s => s.Words)],
            Names = foundNames,
            Times = foundTimes,
            Claims = foundClaims,
            Events = foundEvents,
            Quantities = QuantityReader.Read(text, sentences, foundTimes, (word, tag, fine) => grammar.Lemma(word, tag, fine)),
        };
    }

    /// <summary>A sentence never crosses the border of page furniture or of the title.</summary>
    private static List<TextSpan> BordersOf(Document document)
    {
        var borders = document.Furniture.Select(f => f.Span).ToList();
        if (document.TitleSpan is { } title) borders.Add(title);
        borders.Sort();
        return borders;
    }

    private static DateTime? ReferenceOf(Document document) => (document.Published.First ?? document.Modified.First)?.ToDateTime(TimeOnly.MinValue);
}
