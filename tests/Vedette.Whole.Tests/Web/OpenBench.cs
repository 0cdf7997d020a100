namespace Vedette.Whole.Tests.Web;

/// <summary>One workbench over the sample for the tests of the API's edges: they add, listen and take out.</summary>
public sealed class OpenBench : IAsyncLifetime
{
    public Bench Bench { get; private set; } = null!;
    public async Task InitializeAsync() => Bench = await Bench.OpenAsync(Repository.At("samples/taiwan-strait"));
    public async Task DisposeAsync() => await Bench.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class OpenBenches : ICollectionFixture<OpenBench>
{
    public const string Name = "workbench for adds, exports and streams";
}
