using System.Collections.Frozen;
using Vedette.Model;

namespace Vedette.Extract;

internal enum FrameKind : byte { Verb, Adjective, Noun, Light, Subject }

/// <summary>A word that puts forward what hangs on it: "fails to", "is likely to", "a risk of".</summary>
/// <param name="Turns">It makes the opposite of it.</param>
internal readonly record struct Frame(bool Turns, Modality Modality);

/// <summary>The words of frames.tsv.</summary>
internal sealed class FrameTable
{
    private readonly FrozenDictionary<(FrameKind, string), Frame> frames = CoreTable.Rows("frames.tsv")
        .ToFrozenDictionary(row => (Enum.Parse<FrameKind>(row[1], ignoreCase: true), row[0]), row => new Frame(row[2] == "-", row[3] == "-" ? Modality.Actual : Enum.Parse<Modality>(row[3])));

    public static FrameTable Own { get; } = new();

    public Frame? Of(FrameKind kind, string word) => frames.TryGetValue((kind, word), out var frame) ? frame : null;
}
