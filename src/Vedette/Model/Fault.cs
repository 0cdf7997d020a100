namespace Vedette.Model;

/// <summary>
/// Something wrong with an input: a value, not an exception. The code is a number of docs/faults.md (<c>W102</c>);
/// the message says what, where and what to do. The offset is a byte of the input or a UTF-16 unit of the text, or -1.
/// </summary>
public sealed record Fault(string Code, string Message, int Offset = -1);

/// <summary>The world failed: a store that is damaged or newer, a full disk, a model that is missing. Its code is a number of docs/faults.md.</summary>
public sealed class VedetteException : Exception
{
    public VedetteException(string code, string message, Exception? inner = null) : base(message, inner) => Code = code;
    public VedetteException() : this("W000", "Unknown failure.") { }
    public VedetteException(string message) : this("W000", message) { }
    public VedetteException(string message, Exception inner) : this("W000", message, inner) { }

    public string Code { get; }
}
