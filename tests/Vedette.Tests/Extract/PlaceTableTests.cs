using Vedette.Extract.Places;
using Vedette.Language;

namespace Vedette.Tests.Extract;

public class PlaceTableTests
{
    private static readonly PlaceTable Table = PlaceTable.Own;

    [Theory]
    [InlineData("Taiwan Strait", 24.5, 119.5)]
    [InlineData("the Taiwan Strait", 24.5, 119.5)]
    [InlineData("Miyako Strait", 25.5, 126.5)]
    [InlineData("Bashi Channel", 21.5, 121.5)]
    [InlineData("Quemoy", 24.44, 118.36)]
    [InlineData("Dongsha", 20.7, 116.72)]
    [InlineData("Okinawa", 26.5, 128)]
    [InlineData("Vladivostok", 43.12, 131.89)]
    [InlineData("Kaliningrad", 54.71, 20.51)]
    [InlineData("South China Sea", 14, 115)]
    [InlineData("Western Pacific", 20, 145)]
    [InlineData("Kyiv", 50.45, 30.52)]
    public void A_place_of_the_founding_case_has_its_position(string name, double latitude, double longitude)
    {
        var place = Table.Find(name).ShouldNotBeNull();
        (place.Latitude, place.Longitude).ShouldBe((latitude, longitude));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Atlantis")]
    [InlineData("male")]
    [InlineData("taiwan strait")]
    [InlineData("Strait")]
    [InlineData("Victoria")]
    [InlineData("Kingston")]
    public void What_is_not_there_by_its_very_name_has_none(string name) => Table.Find(name).ShouldBeNull();

    [Fact]
    public void Every_country_that_a_text_can_name_has_a_position()
    {
        var countries = new Gazetteer().Countries;
        countries.Keys.Except(Table.All.Where(p => p.Kind is PlaceKind.Country).Select(p => p.Country!)).ShouldBeEmpty();
        Table.All.Select(p => p.Country).OfType<string>().Except(countries.Keys).ShouldBeEmpty();
        foreach (var (code, name) in countries) Table.Find(name).ShouldNotBeNull().Country.ShouldBe(code);
    }

    [Fact]
    public void Positions_are_on_the_globe_and_extents_hold_them()
    {
        foreach (var place in Table.All)
        {
            place.Latitude.ShouldBeInRange(-90, 90, place.Name);
            place.Longitude.ShouldBeInRange(-180, 180, place.Name);
            place.Extent?.Contains(place.Latitude, place.Longitude).ShouldBeTrue(place.Name);
            if (place.Kind is PlaceKind.Sea or PlaceKind.Strait) place.Extent.ShouldNotBeNull(place.Name);
        }
    }

    [Fact]
    public void A_sea_across_the_antimeridian_is_bounded_the_short_way_round()
    {
        var sea = Table.Find("Bering Sea")!.Extent!.Value;
        sea.CrossesAntimeridian.ShouldBeTrue();
        sea.Contains(58, 179).ShouldBeTrue();
        sea.Contains(58, -179).ShouldBeTrue();
        sea.Contains(58, 0).ShouldBeFalse();
    }
}
