using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What a finished picture knows of where its texts come from: which act of speech a claim belongs to, which texts are made from which, which tell one story.</summary>
internal sealed class Descent
{
    private readonly Dictionary<ClaimId, Origin> originOf = [];
    private readonly Dictionary<DocumentId, int> number = [];
    private readonly Dictionary<DocumentId, StoryId> story = [];
    private readonly Groups family;

    public Descent(Picture picture)
    {
        foreach (var reading in picture.Readings) number.TryAdd(reading.Document.Id, number.Count);
        family = new Groups(number.Count);
        foreach (var edge in picture.Lineage)
            if (number.TryGetValue(edge.From, out int from) && number.TryGetValue(edge.To, out int to)) family.Join(from, to);
        foreach (var origin in picture.Origins)
            foreach (var claim in origin.Claims) originOf.TryAdd(claim, origin);
        foreach (var one in picture.Stories)
            foreach (var document in one.Documents) story.TryAdd(document, one.Id);
    }

    /// <summary>The act of speech that tells of an event; null when the document tells it in its own voice.</summary>
    public OriginId? Origin(Event told) => Speech(told)?.Id;

    public bool OneFamily(DocumentId a, DocumentId b) => number.TryGetValue(a, out int x) && number.TryGetValue(b, out int y) && family.Together(x, y);

    public bool OneStory(DocumentId a, DocumentId b) => story.TryGetValue(a, out var x) && story.TryGetValue(b, out var y) && x == y;

    /// <summary>One voice for each act of speech; a document's own voice, or a voice without a name, is none beside another of the same document or of one that it is kin to.</summary>
    public ImmutableArray<Voice> Voices(Mention[] mentions)
    {
        var voices = new List<(Voice Voice, bool IsNamed)>();
        foreach (var mention in mentions)
        {
            var origin = Speech(mention.Event);
            var voice = new Voice(origin?.Id, mention.Event.Document);
            if (!voices.Exists(v => v.Voice == voice || (origin is not null && v.Voice.Origin == origin.Id))) voices.Add((voice, origin?.SpeakerType is SpeakerType.Named or SpeakerType.Organisation or SpeakerType.Document));
        }
        var counted = new List<Voice>();
        foreach (var (voice, isNamed) in voices.OrderByDescending(v => v.IsNamed))
            if (isNamed || !counted.Exists(c => c.Document == voice.Document || OneFamily(c.Document, voice.Document))) counted.Add(voice);
        return [.. counted];
    }

    private Origin? Speech(Event told) => told.Claim is { } claim ? originOf.GetValueOrDefault(claim) : null;
}
