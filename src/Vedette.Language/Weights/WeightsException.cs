namespace Vedette.Language;

/// <summary>A weights file cannot be used: it is damaged, of another kind, or of a version this build does not read. The message says which and what to do.</summary>
public sealed class WeightsException : Exception
{
    public WeightsException() { }
    public WeightsException(string message) : base(message) { }
    public WeightsException(string message, Exception inner) : base(message, inner) { }
}
