using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vedette.Weigh.Written;

/// <summary>One name that a mapping may hold.</summary>
public sealed record Field(string Name, Shape Of, bool IsNeeded)
{
    public static Field Needed(string name, Shape of) => new(name, of, true);
    public static Field Optional(string name, Shape of) => new(name, of, false);
}

/// <summary>
/// The form that a part of a file has, declared once: it checks what a person wrote (faults with line and cure) and makes the JSON Schema that editors complete and check with.
/// </summary>
public abstract partial record Shape(string Note)
{
    /// <summary>Adds W603 (missing), W604 (unknown name) and W605 (wrong form) to the faults. True when there were none.</summary>
    /// <param name="path">How the part is called in a message: <c>indicators.logistics</c>.</param>
    public abstract bool Check(Node node, string path, Faults faults);

    /// <summary>The members of this part's schema object (JSON Schema 2020-12).</summary>
    protected abstract void WriteMembers(Utf8JsonWriter json);

    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteSchemaMembers(json);
        json.WriteEndObject();
    }

    internal void WriteSchemaMembers(Utf8JsonWriter json)
    {
        if (Note.Length > 0) json.WriteString("description", Note);
        WriteMembers(json);
    }

    public static Shape Text(string note) => new TextShape(note);

    /// <summary>A name to be referred to: lower case letters, digits and underscores, beginning with a letter.</summary>
    public static Shape Key(string note) => new KeyShape(note);
    public static Shape Number(string note, double least = double.MinValue, double most = double.MaxValue) => new NumberShape(note, least, most, IsWhole: false);
    public static Shape Whole(string note, int least = 0, int most = int.MaxValue) => new NumberShape(note, least, most, IsWhole: true);
    public static Shape Day(string note) => new DayShape(note);
    public static Shape Flag(string note) => new ChoiceShape(note, ["true", "false"], IsFlag: true);
    public static Shape Choice(string note, params ReadOnlySpan<string> names) => new ChoiceShape(note, [.. names], IsFlag: false);
    public static Shape List(Shape of, string note, int least = 0) => new ListShape(of, note, least);

    /// <summary>A mapping with names of the writer's choice; the names are keys unless <paramref name="areKeys"/> is false.</summary>
    public static Shape ByKey(Shape of, string note, bool areKeys = true, int least = 0) => new ByKeyShape(of, note, areKeys, least);
    public static Shape Map(string note, params ReadOnlySpan<Field> fields) => new MapShape(note, [.. fields]);

    /// <summary>The first of the shapes whose kind of node fits (scalar, list, mapping); they must differ in kind.</summary>
    public static Shape Either(string note, params ReadOnlySpan<Shape> shapes) => new EitherShape(note, [.. shapes]);

    internal const string KeyPattern = "^[a-z][a-z0-9_]*$";

    [GeneratedRegex(KeyPattern)]
    private static partial Regex KeyForm { get; }

    private static bool Wrong(Node node, string path, string expected, Faults faults)
    {
        faults.Add("W605", node.Line, $"'{path}' should be {expected}{(node is Scalar { Text: var text } ? $", not '{Short(text)}'" : "")}.", $"Write {expected}.");
        return false;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";

    /// <summary>Whether the node is of the kind (scalar, list, mapping) that the shape is about.</summary>
    private protected abstract bool IsKind(Node node);

    private sealed record TextShape(string Note) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => node is Scalar;
        public override bool Check(Node node, string path, Faults faults) => node is Scalar scalar && !string.IsNullOrWhiteSpace(scalar.Text) || Wrong(node, path, "words", faults);
        protected override void WriteMembers(Utf8JsonWriter json) => json.WriteString("type", "string");
    }

    private sealed record KeyShape(string Note) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => node is Scalar;
        public override bool Check(Node node, string path, Faults faults) =>
            node is Scalar scalar && KeyForm.IsMatch(scalar.Text) || Wrong(node, path, "a name of small letters, digits and underscores", faults);

        protected override void WriteMembers(Utf8JsonWriter json)
        {
            json.WriteString("type", "string");
            json.WriteString("pattern", KeyPattern);
        }
    }

    private sealed record NumberShape(string Note, double Least, double Most, bool IsWhole) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => node is Scalar;

        public override bool Check(Node node, string path, Faults faults)
        {
            if (node is Scalar { Text: var text }
                && (IsWhole ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole : double.NaN
                    : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? parsed : double.NaN) is var number
                && double.IsFinite(number) && number >= Least && number <= Most) return true;
            string kind = IsWhole ? "a whole number" : "a number";
            return Wrong(node, path, (Least > double.MinValue, Most < double.MaxValue && Most < int.MaxValue) switch
            {
                (true, true) => string.Create(CultureInfo.InvariantCulture, $"{kind} from {Least} to {Most}"),
                (true, false) => string.Create(CultureInfo.InvariantCulture, $"{kind} of at least {Least}"),
                (false, true) => string.Create(CultureInfo.InvariantCulture, $"{kind} of at most {Most}"),
                _ => kind,
            }, faults);
        }

        protected override void WriteMembers(Utf8JsonWriter json)
        {
            json.WriteString("type", IsWhole ? "integer" : "number");
            if (Least > double.MinValue) json.WriteNumber("minimum", Least);
            if (Most < double.MaxValue && Most < int.MaxValue) json.WriteNumber("maximum", Most);
        }
    }

    private sealed record DayShape(string Note) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => node is Scalar;
        public override bool Check(Node node, string path, Faults faults) =>
            node is Scalar { Text: var text } && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || Wrong(node, path, "a day such as 2025-12-17", faults);

        protected override void WriteMembers(Utf8JsonWriter json)
        {
            json.WriteString("type", "string");
            json.WriteString("format", "date");
        }
    }

    private sealed record ChoiceShape(string Note, ImmutableArray<string> Names, bool IsFlag) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => node is Scalar;
        public override bool Check(Node node, string path, Faults faults) =>
            node is Scalar { Text: var text } && Names.Contains(text) || Wrong(node, path, $"{(Names.Length > 2 ? "one of " : "")}{string.Join(Names.Length > 2 ? ", " : " or ", Names)}", faults);

        protected override void WriteMembers(Utf8JsonWriter json)
        {
            if (IsFlag)
            {
                json.WriteString("type", "boolean");
                return;
            }
            json.WriteStartArray("enum");
            foreach (string name in Names) json.WriteStringValue(name);
            json.WriteEndArray();
        }
    }

    private sealed record ListShape(Shape Of, string Note, int Least) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => node is Sequence;

        public override bool Check(Node node, string path, Faults faults)
        {
            if (node is not Sequence list) return Wrong(node, path, "a list", faults);
            if (list.Items.Length < Least) return Wrong(node, path, Least == 1 ? "a list that is not empty" : $"a list of at least {Least}", faults);
            bool isGood = true;
            for (int i = 0; i < list.Items.Length; i++) isGood &= Of.Check(list.Items[i], $"{path}[{i + 1}]", faults);
            return isGood;
        }

        protected override void WriteMembers(Utf8JsonWriter json)
        {
            json.WriteString("type", "array");
            if (Least > 0) json.WriteNumber("minItems", Least);
            json.WritePropertyName("items");
            Of.WriteSchema(json);
        }
    }

    private sealed record ByKeyShape(Shape Of, string Note, bool AreKeys, int Least) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => node is Mapping;

        public override bool Check(Node node, string path, Faults faults)
        {
            if (node is not Mapping map) return Wrong(node, path, "names, each with its value", faults);
            if (map.Pairs.Length < Least) return Wrong(node, path, $"at least {Least} names, each with its value", faults);
            bool isGood = true;
            foreach (var pair in map.Pairs)
            {
                if (AreKeys && !KeyForm.IsMatch(pair.Key))
                {
                    faults.Add("W605", pair.Line, $"The name '{Short(pair.Key)}' in '{path}' is not made of small letters, digits and underscores.", "Write it as 'like_this'; say it in full in a text beside it.");
                    isGood = false;
                }
                isGood &= Of.Check(pair.Value, $"{path}.{pair.Key}", faults);
            }
            return isGood;
        }

        protected override void WriteMembers(Utf8JsonWriter json)
        {
            json.WriteString("type", "object");
            if (Least > 0) json.WriteNumber("minProperties", Least);
            if (AreKeys)
            {
                json.WriteStartObject("propertyNames");
                json.WriteString("pattern", KeyPattern);
                json.WriteEndObject();
            }
            json.WritePropertyName("additionalProperties");
            Of.WriteSchema(json);
        }
    }

    private sealed record MapShape(string Note, ImmutableArray<Field> Fields) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => node is Mapping;

        public override bool Check(Node node, string path, Faults faults)
        {
            if (node is not Mapping map) return Wrong(node, path, $"a mapping with {string.Join(", ", Fields.Select(f => f.Name))}", faults);
            bool isGood = true;
            foreach (var pair in map.Pairs)
            {
                var field = Fields.FirstOrDefault(f => f.Name == pair.Key);
                if (field is null)
                {
                    faults.Add("W604", pair.Line, $"{In(path)} has no '{Short(pair.Key)}'.", $"It knows {string.Join(", ", Fields.Select(f => f.Name))}.");
                    isGood = false;
                }
                else if (pair.Value is not Scalar { IsNothing: true }) isGood &= field.Of.Check(pair.Value, Join(path, pair.Key), faults);
            }
            foreach (var field in Fields.Where(f => f.IsNeeded && !map.Has(f.Name)))
            {
                faults.Add("W603", map.Line, $"{In(path)} lacks '{field.Name}'.", $"Add it: {field.Of.Note}");
                isGood = false;
            }
            return isGood;
        }

        private static string In(string path) => path.Length == 0 ? "The file" : $"'{path}'";
        private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

        protected override void WriteMembers(Utf8JsonWriter json)
        {
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var field in Fields)
            {
                json.WritePropertyName(field.Name);
                field.Of.WriteSchema(json);
            }
            json.WriteEndObject();
            if (Fields.Any(f => f.IsNeeded))
            {
                json.WriteStartArray("required");
                foreach (var field in Fields.Where(f => f.IsNeeded)) json.WriteStringValue(field.Name);
                json.WriteEndArray();
            }
            json.WriteBoolean("additionalProperties", false);
        }
    }

    private sealed record EitherShape(string Note, ImmutableArray<Shape> Shapes) : Shape(Note)
    {
        private protected override bool IsKind(Node node) => Shapes.Any(shape => shape.IsKind(node));

        public override bool Check(Node node, string path, Faults faults) => (Shapes.FirstOrDefault(shape => shape.IsKind(node)) ?? Shapes[0]).Check(node, path, faults);

        protected override void WriteMembers(Utf8JsonWriter json)
        {
            json.WriteStartArray("anyOf");
            foreach (var shape in Shapes) shape.WriteSchema(json);
            json.WriteEndArray();
        }
    }
}
