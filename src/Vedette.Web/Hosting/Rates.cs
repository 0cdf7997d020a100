using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Vedette.Access;
using Vedette.Web.State;

namespace Vedette.Web.Hosting;

/// <summary>
/// How often somebody may ask for what costs much: sign-in by address, because who tries is not known yet; edits, searches and exports by account. Somebody alone at the machine is not limited.
/// </summary>
internal static class Rates
{
    /// <summary>Attempts to sign in from one address in a minute, and edits and searches at once and in a second.</summary>
    public const int SignIns = 10, Edits = 120, EditsASecond = 5, Searches = 30, SearchesASecond = 3;

    // A comparison of passwords takes a processor a tenth of a second.
    private const int ComparedAtOnce = 2, ComparedInTurn = 20;

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf), PartitionedRateLimiter.Create<HttpContext, bool>(ComparisonOf));
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(1);
            int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Answers.RefuseAsync(rejected.HttpContext, WebFault.TooOften(seconds)).ConfigureAwait(false);
        };
    }

    /// <summary>The network that an address belongs to: a household or a rented machine has a whole /64 of IPv6.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        if (IsSignIn(context))
            return RateLimitPartition.GetSlidingWindowLimiter($"sign-in {NetworkOf(context.Connection.RemoteIpAddress)}", _ => new() { PermitLimit = SignIns, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
        var services = context.RequestServices;
        if (services.GetRequiredService<Entrance>().Door is null || services.GetRequiredService<Visit>().Visitor is not { } visitor) return RateLimitPartition.GetNoLimiter("");
        var request = context.Request;
        return !Doors.IsRead(request.Method) ? Bucket($"edit {visitor.Name}", Edits, EditsASecond)
            : request.Query.ContainsKey("q") || Doorkeeper.DoorOf(context) is { Right: Right.Export } ? Bucket($"search {visitor.Name}", Searches, SearchesASecond)
            : RateLimitPartition.GetNoLimiter("");
    }

    private static RateLimitPartition<bool> ComparisonOf(HttpContext context) => IsSignIn(context)
        ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new() { PermitLimit = ComparedAtOnce, QueueLimit = ComparedInTurn }) : RateLimitPartition.GetNoLimiter(false);

    private static RateLimitPartition<string> Bucket(string whose, int most, int aSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(whose, _ => new() { TokenLimit = most, TokensPerPeriod = aSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) });

    private static bool IsSignIn(HttpContext context) => !Doors.IsRead(context.Request.Method) && context.Request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase);
}
