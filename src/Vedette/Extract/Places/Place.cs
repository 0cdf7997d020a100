namespace Vedette.Extract.Places;

/// <summary>How large a place is. A country, a sea or an area stands at a point in its middle, which is where nothing in particular is.</summary>
public enum PlaceKind : byte { Country, Capital, City, Base, Island, Strait, Sea, Area }

/// <summary>The bounds of a place in degrees. West lies east of East where it crosses the antimeridian (RFC 7946, 5.2).</summary>
public readonly record struct Extent(double West, double South, double East, double North)
{
    public bool CrossesAntimeridian => West > East;

    public bool Contains(double latitude, double longitude) =>
        latitude >= South && latitude <= North
        && (CrossesAntimeridian ? longitude >= West || longitude <= East : longitude >= West && longitude <= East);
}

/// <summary>A place with a position.</summary>
/// <param name="Country">ISO 3166-1 alpha-3; null for the high seas, for what several countries share and where the holder is disputed.</param>
/// <param name="Latitude">WGS 84, -90 to 90 degrees.</param>
/// <param name="Longitude">WGS 84, -180 to 180 degrees.</param>
/// <param name="Extent">Of seas, straits and areas; null for the others.</param>
public sealed record Place(string Name, PlaceKind Kind, string? Country, double Latitude, double Longitude, Extent? Extent)
{
    /// <summary>The position is that of a spot (to some 10 km), not the middle of something large.</summary>
    public bool IsSpot => Kind is PlaceKind.Capital or PlaceKind.City or PlaceKind.Base;

    /// <summary>Water or land that nobody uses as the name of a government.</summary>
    public bool IsStretch => Kind is PlaceKind.Strait or PlaceKind.Sea or PlaceKind.Area;
}
