using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Vedette.Tests.Architecture;

/// <summary>Inside the core a stage may look back, never ahead. Held by a walk over every type, member and instruction of the compiled assembly.</summary>
public class StageOrderTests
{
    private static readonly string[] Order = ["Model", "Read", "Extract", "Relate", "Weigh", "Judge", "Tell"];

    [Fact]
    public void No_stage_looks_ahead()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Vedette.Model.Claim).Assembly.Location);
        var looks = assembly.MainModule.Types.SelectMany(WithNested).SelectMany(type => Uses(type).Select(used => (From: StageOf(type), To: StageOf(used), Type: type.FullName, Used: used.FullName)));
        looks.Where(look => look.From >= 0 && look.To > look.From).Select(look => $"{look.Type} → {look.Used}").Distinct().ShouldBeEmpty();
    }

    /// <summary>Who may come in stands beside the way of the data: it knows the model, and no stage knows it.</summary>
    [Fact]
    public void Access_looks_at_the_model_only_and_no_stage_looks_at_it()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Vedette.Model.Claim).Assembly.Location);
        static bool IsAccess(TypeReference type) => type.FullName.StartsWith("Vedette.Access.", StringComparison.Ordinal);
        var looks = assembly.MainModule.Types.SelectMany(WithNested).SelectMany(type => Uses(type).Select(used => (From: StageOf(type), To: StageOf(used), Type: type, Used: used))).ToArray();
        looks.Where(look => look.From >= 0 && IsAccess(look.Used)).Select(look => $"{look.Type} → {look.Used}").Distinct().ShouldBeEmpty();
        looks.Where(look => IsAccess(look.Type) && look.To > 0).Select(look => $"{look.Type} → {look.Used}").Distinct().ShouldBeEmpty();
        looks.Count(look => IsAccess(look.Type) && look.To == 0).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_walk_sees_the_stages()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Vedette.Model.Claim).Assembly.Location);
        assembly.MainModule.Types.Select(StageOf).Where(stage => stage >= 0).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void The_pure_projects_keep_no_mutable_statics()
    {
        foreach (var marker in new[] { typeof(Vedette.Model.Claim), typeof(Vedette.Language.Token) })
        {
            using var assembly = AssemblyDefinition.ReadAssembly(marker.Assembly.Location);
            assembly.MainModule.Types.SelectMany(WithNested)
                .Where(type => !type.Name.StartsWith('<') && !type.CustomAttributes.Any(a => a.AttributeType.Name == "CompilerGeneratedAttribute"))
                .SelectMany(type => type.Fields)
                .Where(field => field.IsStatic && !field.IsInitOnly && !field.HasConstant && !field.Name.StartsWith('<'))
                .Select(field => field.FullName)
                .ShouldBeEmpty();
        }
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static int StageOf(TypeReference type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        var parts = type.Namespace.Split('.');
        return parts is ["Vedette", var stage, ..] ? Array.IndexOf(Order, stage) : -1;
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        if (type.BaseType is not null) yield return type.BaseType;
        foreach (var implemented in type.Interfaces) yield return implemented.InterfaceType;
        foreach (var field in type.Fields) foreach (var used in Parts(field.FieldType)) yield return used;
        foreach (var method in type.Methods)
        {
            foreach (var used in Parts(method.ReturnType)) yield return used;
            foreach (var parameter in method.Parameters) foreach (var used in Parts(parameter.ParameterType)) yield return used;
            if (!method.HasBody) continue;
            foreach (var variable in method.Body.Variables) foreach (var used in Parts(variable.VariableType)) yield return used;
            foreach (Instruction instruction in method.Body.Instructions)
                if (instruction.Operand is MemberReference { DeclaringType: { } owner }) foreach (var used in Parts(owner)) yield return used;
                else if (instruction.Operand is TypeReference named) foreach (var used in Parts(named)) yield return used;
        }
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type is GenericInstanceType generic ? generic.GenericArguments.SelectMany(Parts).Prepend(generic.ElementType) : type is TypeSpecification wrapped ? Parts(wrapped.ElementType) : [type];
}
