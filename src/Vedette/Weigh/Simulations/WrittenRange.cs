using System.Collections.Immutable;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Simulations;

/// <summary>Reads ranges, authors and bases of parameters.</summary>
internal static class WrittenRange
{
    /// <summary>Null with W641 when the range makes no sense.</summary>
    public static Distribution? Read(Mapping parameter, string key, Faults faults)
    {
        if (parameter.Find("range") is Scalar) return new PointRange(parameter.Number("range"));
        var range = parameter.Map("range")!;
        var given = range.Pairs.Where(p => range.Has(p.Key)).ToArray();
        if (given.Length != 1) return Wrong($"The range of '{key}' has {given.Length} forms", "Give one of point, uniform, triangular, pert, lognormal, choice.");
        string form = given[0].Key;
        double[] numbers = [.. range.Items(form).Cast<Scalar>().Select(s => double.Parse(s.Text, System.Globalization.CultureInfo.InvariantCulture))];
        switch (form)
        {
            case "point":
                return new PointRange(range.Number("point"));
            case "uniform":
                if (numbers.Length != 2) return Wrong($"'uniform' of '{key}' has {numbers.Length} numbers", "Give low and high.");
                return numbers[0] < numbers[1] ? new UniformRange(numbers[0], numbers[1]) : NotRising();
            case "triangular" or "pert":
                if (numbers.Length != 3) return Wrong($"'{form}' of '{key}' has {numbers.Length} numbers", "Give low, mode and high.");
                if (!(numbers[0] <= numbers[1] && numbers[1] <= numbers[2] && numbers[0] < numbers[2])) return NotRising();
                return form == "pert" ? new PertRange(numbers[0], numbers[1], numbers[2]) : new TriangularRange(numbers[0], numbers[1], numbers[2]);
            case "lognormal":
                var (p5, p95) = (range.Map(form)!.Number("p5"), range.Map(form)!.Number("p95"));
                return p5 > 0 && p5 < p95 ? new LognormalRange(p5, p95) : Wrong($"The quantiles of '{key}' are not 0 < p5 < p95", "Give two values over 0, the lower first.");
            default:
                var choice = range.Map(form)!;
                var values = Numbers(choice, "values");
                var weights = choice.Has("weights") ? Numbers(choice, "weights") : [.. values.Select(_ => 1.0)];
                if (weights.Length != values.Length) return Wrong($"'{key}' has {values.Length} values and {weights.Length} weights", "Give each value its weight.");
                if (weights.Any(w => !(w > 0))) return Wrong($"A weight of '{key}' is not over 0", "Leave the value out, or give it a weight.");
                return values.Zip(values.Skip(1)).All(p => p.First < p.Second) ? new ChoiceRange(values, weights) : NotRising();
        }

        Distribution? NotRising() => Wrong($"The numbers of '{form}' of '{key}' do not rise", "Write the lowest first.");
        Distribution? Wrong(string what, string cure)
        {
            faults.Add("W641", range.Line, what + ".", cure);
            return null;
        }
    }

    private static ImmutableArray<double> Numbers(Mapping of, string key) => [.. of.Texts(key).Select(t => double.Parse(t, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Who stands behind a parameter and what it rests on; null with W643 when one of the two is not told.</summary>
    public static (string Author, Basis Basis)? Stands(Mapping parameter, string key, Faults faults)
    {
        string? author = parameter.TextOrNull("author");
        Basis? basis = parameter.Find("basis") switch
        {
            Scalar { Text: Basis.Judgement } => Basis.OfJudgement,
            Mapping rests when rests.Has("claim") => new(rests.Text("claim"), rests.TextOrNull("source"), rests.TextOrNull("link")),
            Mapping rests when rests.Has("source") && rests.Has("link") => new(null, rests.Text("source"), rests.Text("link")),
            _ => null,
        };
        if (author is null) faults.Add("W643", parameter.Line, $"Nobody stands behind '{key}'.", "Add 'author:' with a name.");
        if (basis is null) faults.Add("W643", parameter.LineOf("basis"), $"'{key}' does not say what it rests on.", $"Add 'basis: {Basis.Judgement}', or a basis with a claim, or with a source and its link.");
        return author is not null && basis is not null ? (author, basis) : null;
    }
}
