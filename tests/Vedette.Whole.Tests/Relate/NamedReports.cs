using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Whole.Tests.Relate;

/// <summary>Short reports with names, and a store that keeps them related.</summary>
internal static class NamedReports
{
    public static DateTimeOffset Now { get; } = new(2031, 5, 2, 12, 0, 0, TimeSpan.Zero);

    public static ImmutableArray<Reading> All { get; } =
    [
        Of("harbour-one", "Anton Belmak opened the lock with Lena Orsk.", ("Anton Belmak", EntityKind.Person, "ARD"), ("Lena Orsk", EntityKind.Person, null)),
        Of("harbour-two", "Anton Belnak closed the lock with Lena Orsk.", ("Anton Belnak", EntityKind.Person, "ARD"), ("Lena Orsk", EntityKind.Person, null)),
        Of("wire", "Brask, May 2 (HNB) The lock is shut.", ("HNB", EntityKind.Organisation, null)),
        Of("opinion", "An analyst at HNB called it a signal to Wang.", ("HNB", EntityKind.Organisation, null), ("Wang", EntityKind.Person, null)),
        Of("talks", "Mei Wang came to the talks.", ("Mei Wang", EntityKind.Person, "CHN")),
    ];

    public static async Task FillAsync(IStore store)
    {
        foreach (var reading in All) await store.AddAsync(reading, Now, default);
        await store.RelateAsync(new Relater().Relate(All), Now, default);
    }

    private static Reading Of(string name, string text, params (string Written, EntityKind Kind, string? Country)[] names) => new()
    {
        Document = new() { Id = new(ContentHash.Of("named", name)), Item = ItemId.Of(name), Address = name, Name = name, Text = text, Language = "en" },
        Names = [.. names.Select(n => (n, At: text.IndexOf(n.Written, StringComparison.Ordinal))).OrderBy(n => n.At).Select(n => new Name(new(n.At, n.At + n.n.Written.Length), n.n.Kind, new(ContentHash.Of(n.n.Kind.ToString(), n.n.Written)), n.n.Written, n.n.Country))],
    };
}
