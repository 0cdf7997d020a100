using System.Collections.Immutable;
using System.Globalization;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Simulations;

/// <summary>What a person asks of a simulation: which sets and excursions, which changes by hand, which outcomes.</summary>
public static class Choices
{
    /// <summary>The assumptions to run, in the order asked for; all sets when no name is given.</summary>
    /// <param name="names">Of sets and excursions.</param>
    /// <param name="changes">KEY=VALUE, made to every set: a switch is <c>on</c> or <c>off</c>, a parameter a number in its unit.</param>
    public static ImmutableArray<Variant> Variants(Simulation model, IEnumerable<string> names, IEnumerable<string> changes, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(faults);
        ImmutableArray<Variant> all = [.. model.Sets.Select(s => Variant.Of(model, s)), .. model.Excursions.Select(e => Variant.Of(model, e))];
        ImmutableArray<Variant> chosen = Chosen([.. names], all, v => v.Key, "set or excursion", faults) ?? all[..model.Sets.Length];
        var (parameters, switches, words) = ByHand(model, [.. changes], faults);
        return words.Length == 0 ? chosen : [.. chosen.Select(v => v.With(parameters, switches) with { Key = $"{v.Key}, {words}" })];
    }

    /// <summary>The places of the outcomes asked for; all when no name is given.</summary>
    public static ImmutableArray<int> Outcomes(Simulation model, IEnumerable<string> names, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(faults);
        var all = Enumerable.Range(0, model.Outcomes.Length).ToImmutableArray();
        return Chosen([.. names], all, o => model.Outcomes[o].Key, "outcome", faults) ?? all;
    }

    private static ImmutableArray<T>? Chosen<T>(string[] names, ImmutableArray<T> all, Func<T, string> key, string kind, Faults faults)
    {
        if (names.Length == 0) return null;
        foreach (string name in names.Where(n => !all.Any(item => key(item) == n)))
            faults.Add("W640", 0, $"There is no {kind} '{name}'.", $"The file names {string.Join(", ", all.Select(key))}.");
        return [.. names.Distinct().SelectMany(n => all.Where(item => key(item) == n))];
    }

    private static (Dictionary<int, Parameter>, Dictionary<int, bool>, string) ByHand(Simulation model, string[] changes, Faults faults)
    {
        var (parameters, switches) = (new Dictionary<int, Parameter>(), new Dictionary<int, bool>());
        var keys = model.Switches.Select(s => s.Key).ToList();
        foreach (string change in changes)
        {
            int sign = change.IndexOf('=', StringComparison.Ordinal);
            string key = sign < 0 ? change : change[..sign], value = sign < 0 ? "" : change[(sign + 1)..];
            int place = keys.IndexOf(key), parameter = model.Parameters.ToList().FindIndex(p => p.Key == key);
            if (place < 0 && parameter < 0) faults.Add("W644", 0, $"'{key}' is no switch and no parameter.", $"The switches are {string.Join(", ", keys)}; the parameters stand in the file.");
            else if (place >= 0 && value is not ("on" or "off")) faults.Add("W654", 0, $"'{change}' turns nothing on or off.", $"Write '{key}=on' or '{key}=off'.");
            else if (place >= 0) switches[place] = value == "on";
            else if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !(number >= model.Parameters[parameter].Least && number <= model.Parameters[parameter].Most))
                faults.Add("W654", 0, $"'{value}' is no value for '{key}'.", string.Create(CultureInfo.InvariantCulture, $"Give a number of {model.Parameters[parameter].Unit}, {model.Parameters[parameter].Least:0.##} or more{(double.IsFinite(model.Parameters[parameter].Most) ? $" and {model.Parameters[parameter].Most} at most" : "")}."));
            else parameters[parameter] = model.Parameters[parameter] with { Range = new PointRange(number), Author = "changed by hand", Basis = Basis.OfJudgement };
        }
        return (parameters, switches, string.Join(", ", changes));
    }
}
