using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Networks;

/// <summary>Networks of corpus/networks, and networks written out in a test.</summary>
internal static class GoldNetworks
{
    public static Network Read(string name) => Of(File.ReadAllText(Repository.At("corpus", "networks", name + ".yaml")));

    public static Network Of(string yaml)
    {
        var network = TryRead(yaml, out var faults);
        faults.InOrder.ShouldBeEmpty();
        return network.ShouldNotBeNull();
    }

    public static Network? TryRead(string yaml, out Faults faults)
    {
        faults = new Faults();
        return WrittenYaml.Parse(yaml, faults) is { } root && NetworkSection.Shape.Check(root, "", faults) ? NetworkSection.Read(root, faults) : null;
    }

    public static Posterior Given(this CompiledNetwork compiled, params Finding[] findings)
    {
        var faults = new Faults();
        var posterior = compiled.Marginals(compiled.Network.On(findings), faults);
        faults.InOrder.ShouldBeEmpty();
        return posterior.ShouldNotBeNull();
    }

    public static Evidence On(this Network network, params Finding[] findings)
    {
        var faults = new Faults();
        var evidence = Evidence.Of(network, findings, faults);
        faults.InOrder.ShouldBeEmpty();
        return evidence.ShouldNotBeNull();
    }
}
