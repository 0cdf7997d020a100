using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What every store asks of the values it is given. A breach is a mistake in the program that made them, so it is an <see cref="ArgumentException"/>.</summary>
internal static class Coherence
{
    /// <summary>Claims and events belong to the reading's document and no id stands twice.</summary>
    public static void Check(Reading reading)
    {
        var id = reading.Document.Id;
        if (reading.Claims.Any(c => c.Document != id) || reading.Events.Any(e => e.Document != id))
            throw new ArgumentException($"The reading of {id} holds claims or events of another document.", nameof(reading));
        if (reading.Claims.DistinctBy(c => c.Id).Count() != reading.Claims.Length)
            throw new ArgumentException($"The reading of {id} holds a claim twice.", nameof(reading));
        if (reading.Events.DistinctBy(e => e.Id).Count() != reading.Events.Length)
            throw new ArgumentException($"The reading of {id} holds an event twice.", nameof(reading));
    }

    public static ArgumentException NotKept(DocumentId document) => new($"The picture was made from {document}, which is not kept here: add it first.");
}
