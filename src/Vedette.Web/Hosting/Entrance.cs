using Vedette.Access;

namespace Vedette.Web.Hosting;

/// <summary>Who comes in: one person alone at the machine without being asked, or those who sign in or bring a key.</summary>
public sealed class Entrance
{
    private readonly Visitor? alone;

    private Entrance(Visitor? alone, FrontDoor? door) => (this.alone, Door) = (alone, door);

    /// <summary>Everybody who reaches the workbench is this one person, who may do everything.</summary>
    public static Entrance Alone(string by) => new(Visitor.Alone(by), null);

    public static Entrance WithAccounts(FrontDoor door) => new(null, door);

    /// <summary>Null: nobody signs in.</summary>
    public FrontDoor? Door { get; }

    /// <returns>Null with whether a key was shown that does not hold.</returns>
    internal async Task<(Visitor? Visitor, bool IsKey)> WhoAsync(HttpContext context)
    {
        if (Door is not { } door) return (alone, false);
        const string scheme = "Bearer ";
        string shown = context.Request.Headers.Authorization.ToString();
        // Who shows a key is asked by that key alone: a cookie that happens to be there gives it no more.
        if (shown.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return (await door.WithKeyAsync(shown[scheme.Length..].Trim(), context.RequestAborted).ConfigureAwait(false), true);
        return (SessionCookie.Read(context) is { } session ? await door.WithSessionAsync(session, context.RequestAborted).ConfigureAwait(false) : null, false);
    }
}
