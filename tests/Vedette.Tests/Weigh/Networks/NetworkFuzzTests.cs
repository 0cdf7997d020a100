using System.Text;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Written;

namespace Vedette.Tests.Weigh.Networks;

public class NetworkFuzzTests
{
    private static readonly string[] Crumbs = ["0", "1", "-", "1e-300", "1e309", "NaN", "yes", "no", "any", ", ", ": ", "[", "]", "{", "}", "\n", "  ", "~", "help", "pact", "ghost", "prior", "table", "noisy_or", "seen", "nats", "'", "\""];

    /// <summary>Cut, doubled, moved and spliced networks: faults or a network that can be computed with, never an exception and never a NaN.</summary>
    [Theory, InlineData("depot"), InlineData("asia")]
    public void A_mangled_network_is_refused_with_faults_or_gives_probabilities(string name)
    {
        string gold = File.ReadAllText(Repository.At("corpus", "networks", name + ".yaml"));
        int refused = 0, read = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            string text = Mangled(gold, new Random(seed));
            var network = GoldNetworks.TryRead(text, out var faults);
            (network is null).ShouldBe(faults.Any, $"seed {seed}");
            if (network is null)
            {
                refused++;
                continue;
            }
            read++;
            var compiled = network.Compile();
            var told = new Faults();
            if (compiled.Marginals(network.On([.. network.Spec.Evidence]), told) is not { } posterior)
            {
                told.Any.ShouldBeTrue();
                continue;
            }
            for (int n = 0; n < network.Nodes.Length; n++)
            {
                posterior.Of(n).ToArray().Sum().ShouldBe(1, 1e-9, $"seed {seed}");
                Explanation.Of(compiled, posterior.Evidence, new(n, 0), told)!.Pieces.ShouldAllBe(p => p.LeftOut == null || double.IsFinite(p.LeftOut.Value.Nats));
            }
        }
        refused.ShouldBeGreaterThan(80);
        read.ShouldBeGreaterThan(30);
    }

    private static string Mangled(string gold, Random random)
    {
        var text = new StringBuilder(gold);
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(text.Length), length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(4))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, Crumbs[random.Next(Crumbs.Length)]); break;
                case 2: text.Insert(random.Next(text.Length), text.ToString(at, length)); break;
                default:
                    string[] lines = text.ToString().Split('\n');
                    random.Shuffle(lines.AsSpan(random.Next(lines.Length / 2), 2));
                    text.Clear().AppendJoin('\n', lines);
                    break;
            }
        }
        return text.ToString();
    }
}
