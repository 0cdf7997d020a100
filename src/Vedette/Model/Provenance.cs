using Vedette.Language;

namespace Vedette.Model;

/// <summary>Where it stands written.</summary>
public readonly record struct Quote(DocumentId Document, TextSpan Span);

/// <summary>What made a value: the stage and its version (code and weights). A person's edit has the person's name here.</summary>
public readonly record struct Maker(string Name, string Version)
{
    public override string ToString() => $"{Name}/{Version}";
}

/// <summary>Why a derived value holds: a kind of ground, words that a reader understands, and where it stands written when it stands somewhere.</summary>
public sealed record Reason(string Kind, string Text, Quote? Where = null);
