using Vedette.Weigh.Written;

namespace Vedette.Weigh.Simulations;

/// <summary>The <c>simulation:</c> section of a problem file, or a file of its own with the same names at its root.</summary>
public static class SimulationSection
{
    private const string ParameterKey = "The key of a parameter";

    private static readonly Shape Range = Shape.Either("What is held possible: a number for one value, or one of point, uniform, triangular, pert, lognormal, choice.",
        Shape.Number("One value."),
        Shape.Map("One form of range.",
            Field.Optional("point", Shape.Number("One value.")),
            Field.Optional("uniform", Shape.List(Shape.Number("A value."), "Low and high.", 2)),
            Field.Optional("triangular", Shape.List(Shape.Number("A value."), "Low, mode and high.", 3)),
            Field.Optional("pert", Shape.List(Shape.Number("A value."), "Low, mode and high.", 3)),
            Field.Optional("lognormal", Shape.Map("Told by two quantiles.", Field.Needed("p5", Shape.Number("5 per cent of the draws lie under it.")), Field.Needed("p95", Shape.Number("95 per cent of the draws lie under it.")))),
            Field.Optional("choice", Shape.Map("A few values.", Field.Needed("values", Shape.List(Shape.Number("A value."), "The values, rising.", 1)), Field.Optional("weights", Shape.List(Shape.Number("A weight over 0."), "A weight for each value; alike when left out.", 1))))));

    private static readonly Field[] Stands =
    [
        Field.Optional("author", Shape.Text("Who stands behind it.")),
        Field.Optional("basis", Shape.Either("What it rests on: 'analyst judgement', or a claim, or a source with its link.",
            Shape.Text("The words 'analyst judgement'."),
            Shape.Map("A claim or a source.", Field.Optional("claim", Shape.Text("The claim's id.")), Field.Optional("source", Shape.Text("The source in words.")), Field.Optional("link", Shape.Text("The source's link."))))),
    ];

    private static readonly Field[] Measured =
    [
        Field.Optional("stock", Shape.Text("The level of a stock: ACTOR.good.")),
        Field.Optional("need_met", Shape.Text("The share of the need of all weeks so far that was met: ACTOR.good.")),
        Field.Optional("need_met_in_week", Shape.Text("The share of one week's need that was met: ACTOR.good.")),
        Field.Optional("channel", Shape.Key("What a channel sends in a week.")),
        Field.Optional("route", Shape.Key("What a route brings in a week.")),
        Field.Optional("units", Shape.Map("Ready units at a front.", Field.Needed("front", Shape.Key("The front.")), Field.Needed("forces", Shape.List(Shape.Key("A force."), "Forces of one unit.", 1)))),
    ];

    private static readonly Shape Overrides = Shape.ByKey(Shape.Map("Another range for a parameter of the file.", [Field.Needed("range", Range), .. Stands]), "Parameters that the set holds different.");
    private static readonly Shape Switches = Shape.ByKey(Shape.Choice("Its state.", "on", "off"), "Channels, cuts and distractions that the set turns on or off.");

    /// <summary>The form of the section.</summary>
    public static Shape Shape { get; } = Shape.Map("A workbench for assumptions: stocks and flows between actors in steps of a week.",
        Field.Needed("title", Shape.Text("The question in a line.")),
        Field.Optional("step", Shape.Choice("The step of time.", "week")),
        Field.Needed("weeks", Shape.Whole("How many weeks a run has.", 1, Simulation.MostWeeks)),
        Field.Needed("goods", Shape.ByKey(Shape.Text("The unit."), "What is held, used and moved, each with its unit.", least: 1)),
        Field.Needed("parameters", Shape.ByKey(Shape.Map("An assumption.",
            [Field.Needed("meaning", Shape.Text("What it is, in words.")), Field.Needed("unit", Shape.Text("Its unit: Mt/week, share, weeks.")), Field.Needed("range", Range), .. Stands]), "Every number of the model.", least: 1)),
        Field.Needed("actors", Shape.ByKey(Shape.Map("An actor.",
            Field.Optional("name", Shape.Text("Its name for people.")),
            Field.Optional("pays_with", Shape.Key("The good it pays with.")),
            Field.Optional("stocks", Shape.ByKey(Shape.Map("A stock.",
                Field.Optional("start", Slot("what there is at the start")),
                Field.Optional("made", Slot("what is made a week")),
                Field.Optional("need", Slot("what is needed a week")),
                Field.Optional("shift", Shape.Map("The need is multiplied from a week on.", Field.Needed("times", Slot("by how much")), Field.Needed("from", Slot("from which week on")))),
                Field.Optional("kept", Slot("the level under which nothing is sent to others")),
                Field.Optional("inputs", Shape.ByKey(Slot("how much one unit made takes of it"), "Other stocks of the actor that production takes."))), "What it holds, by good."))), "Who acts.", areKeys: false, least: 1)),
        Field.Optional("routes", Shape.ByKey(Shape.Map("An import from outside the model.",
            Field.Optional("name", Shape.Text("Its name for people.")),
            Field.Needed("to", Shape.Text("The actor that gets it.")),
            Field.Needed("good", Shape.Key("The good.")),
            Field.Needed("volume", Slot("what it brings a week")),
            Field.Optional("price", Slot("what a unit costs"))), "Imports from outside the model.")),
        Field.Optional("channels", Shape.ByKey(Shape.Map("A way from one actor to another.",
            Field.Optional("name", Shape.Text("Its name for people.")),
            Field.Needed("from", Shape.Text("The actor that sends.")),
            Field.Needed("to", Shape.Text("The actor that gets it.")),
            Field.Needed("good", Shape.Key("The good.")),
            Field.Needed("capacity", Slot("the most it carries a week")),
            Field.Optional("starts", Slot("the first week in which it carries")),
            Field.Optional("ramp", Slot("weeks until it carries all it can")),
            Field.Optional("delay", Slot("weeks on the way")),
            Field.Optional("loss", Slot("the share that does not arrive")),
            Field.Optional("price", Slot("what a unit costs the receiver")),
            Field.Optional("on", Shape.Flag("Whether it is on unless a set says otherwise; true when left out."))), "Support from one actor to another.")),
        Field.Optional("cuts", Shape.ByKey(Shape.Map("A sanction or a blockade.",
            Field.Optional("name", Shape.Text("Its name for people.")),
            Field.Optional("routes", Shape.List(Shape.Key("A route."), "The routes it cuts.")),
            Field.Optional("channels", Shape.List(Shape.Key("A channel."), "The channels it cuts.")),
            Field.Needed("share", Slot("the share that it takes off")),
            Field.Needed("from", Slot("the week it begins")),
            Field.Optional("ramp", Slot("weeks until it cuts in full")),
            Field.Optional("on", Shape.Flag("Whether it is on unless a set says otherwise; true when left out."))), "Sanctions and blockades.")),
        Field.Optional("fronts", Shape.ByKey(Shape.Text("Its name for people."), "Where forces are wanted.")),
        Field.Optional("forces", Shape.ByKey(Shape.Map("Units of an actor.",
            Field.Optional("name", Shape.Text("Its name for people.")),
            Field.Needed("actor", Shape.Text("Whose they are.")),
            Field.Needed("unit", Shape.Text("What is counted: aircraft, ships.")),
            Field.Needed("units", Slot("how many there are")),
            Field.Optional("readiness", Slot("the share that is ready at the start; all when left out")),
            Field.Optional("wear", Slot("the share of readiness lost in a week at a front")),
            Field.Optional("rest", Slot("the share of what is missing won back in a week at home")),
            Field.Optional("hunger", Slot("the share of readiness lost in a week without supply")),
            Field.Optional("supplies", Shape.ByKey(Slot("what a unit at a front takes a week"), "What its units take of the actor's stocks.")),
            Field.Needed("posts", Shape.List(Shape.Map("A front that it serves.",
                Field.Needed("front", Shape.Key("The front.")),
                Field.Optional("wanted", Slot("units wanted there")),
                Field.Optional("from", Slot("from which week on")),
                Field.Optional("lead", Slot("weeks between order and arrival")),
                Field.Optional("at_start", Slot("units already there"))), "The fronts it serves, the most important first.", 1))), "Forces that fronts compete for.")),
        Field.Optional("distractions", Shape.ByKey(Shape.Map("Units at a front that tie an opponent's units there.",
            Field.Optional("name", Shape.Text("Its name for people.")),
            Field.Needed("force", Shape.Key("The force that distracts.")),
            Field.Needed("front", Shape.Key("The front where it does.")),
            Field.Needed("ties", Shape.Key("The force that is tied.")),
            Field.Needed("per_unit", Slot("units tied by a ready unit")),
            Field.Optional("at_most", Slot("the most units tied")),
            Field.Optional("on", Shape.Flag("Whether it is on unless a set says otherwise; true when left out."))), "Second fronts.")),
        Field.Optional("outcomes", Shape.ByKey(Shape.Map("A question to the runs.",
            [Field.Needed("says", Shape.Text("The question in words.")), .. Measured,
                Field.Optional("week", Shape.Whole("The week whose value it is.", 1, Simulation.MostWeeks)),
                Field.Optional("weeks_until_under", Slot("the level; the outcome is then the number of weeks until the stock falls under it")),
                Field.Optional("line", Shape.Map("The value whose crossing matters.", Field.Optional("under", Shape.Text("A number and the unit: 4 weeks.")), Field.Optional("over", Shape.Text("A number and the unit: 4 weeks."))))]), "What is asked of the runs.")),
        Field.Optional("signposts", Shape.ByKey(Shape.Map("What may show early which way a run goes.",
            [Field.Needed("says", Shape.Text("What is looked at, in words.")), .. Measured,
                Field.Needed("weeks", Shape.List(Shape.Whole("A week.", 1, Simulation.MostWeeks), "When it is looked at.", 1)),
                Field.Optional("indicator", Shape.Key("The indicator that watches it."))]), "What to watch.")),
        Field.Optional("sets", Shape.ByKey(Shape.Map("An assumption set.",
            Field.Needed("says", Shape.Text("What it assumes, in a sentence.")), Field.Optional("switches", Switches), Field.Optional("parameters", Overrides)), "Assumption sets, two at least.")),
        Field.Optional("excursions", Shape.ByKey(Shape.Map("A one-off change to a set.",
            Field.Needed("of", Shape.Key("The set.")), Field.Needed("says", Shape.Text("What it changes, in a sentence.")), Field.Optional("switches", Switches), Field.Optional("parameters", Overrides)), "One-off changes.")));

    /// <summary>Reads a file whose root is the simulation or which has a <c>simulation:</c> section.</summary>
    /// <returns>Null when there were faults.</returns>
    public static Simulation? Parse(string text, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (WrittenYaml.Parse(text, faults) is not { } root) return null;
        var section = root.Map("simulation") ?? root;
        if (section == root && !root.Has("parameters"))
        {
            faults.Add("W657", root.Line, "The file has no simulation: neither 'simulation:' nor 'parameters:' stands at its root.", "Give a file with a simulation section.");
            return null;
        }
        return Shape.Check(section, section == root ? "" : "simulation", faults) ? Read(section, faults) : null;
    }

    /// <summary>Reads a section whose form was checked. Adds W640 to W656, with lines.</summary>
    /// <param name="indicators">The indicators that signposts may name; null when they are not known.</param>
    /// <returns>Null when there were faults.</returns>
    public static Simulation? Read(Mapping section, Faults faults, IReadOnlySet<string>? indicators = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(faults);
        return new SimulationReader(section, faults, indicators).Read();
    }

    private static Shape Slot(string what) => Shape.Key($"{ParameterKey}: {what}.");
}
