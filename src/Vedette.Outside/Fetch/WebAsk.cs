namespace Vedette.Outside;

/// <summary>What is asked of a server: an address, and only when it changed since it was had, where it told how to ask so (RFC 9110, 13).</summary>
/// <param name="Address">A link of the web (http or https).</param>
/// <param name="ETag">The header <c>ETag</c> of the answer before, as it was sent.</param>
/// <param name="LastModified">Its header <c>Last-Modified</c>, as it was sent.</param>
public sealed record WebAsk(string Address, string? ETag = null, string? LastModified = null)
{
    internal bool IsConditional => ETag is not null || LastModified is not null;
}
