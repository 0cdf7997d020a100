using Vedette.Access;

namespace Vedette.Web.State;

/// <summary>One request's view: who asks, and the snapshot that is worked on from begin to end.</summary>
public sealed class Visit
{
    private Snapshot? now;

    /// <summary>Null: somebody who did not sign in.</summary>
    public Visitor? Visitor { get; private set; }

    /// <exception cref="InvalidOperationException">The request has none: it asked for a style or a script, or nobody signed in.</exception>
    public Snapshot Now => now ?? throw new InvalidOperationException("This request has no snapshot.");

    internal void Admit(Visitor visitor) => Visitor = visitor;

    internal async Task BeginAsync(Office office, CancellationToken cancel)
    {
        if (Visitor is { } visitor) now = await office.ReadAsync(visitor, cancel).ConfigureAwait(false);
    }
}
