using Mono.Cecil;
using Mono.Cecil.Cil;

namespace RnnViz.Architecture.Tests;

/// <summary>Which namespace of an assembly uses which other one of the same assembly, and in which types, read from its code.</summary>
internal static class TypeArrows
{
    /// <summary>All arrows, each once for each type that uses and type that is used.</summary>
    public static IReadOnlyCollection<TypeArrow> Of(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var arrows = new HashSet<TypeArrow>();
        foreach (TypeDefinition type in module.GetTypes())
        {
            TypeReference user = Outermost(type);
            foreach (TypeReference used in Used(type).SelectMany(Parts).Where(t => t.Scope == module).Select(Outermost))
            {
                if (user.Namespace != "" && used.Namespace != "" && user.Namespace != used.Namespace)
                {
                    arrows.Add(new TypeArrow(user.Namespace, user.Name, used.Namespace, used.Name));
                }
            }
        }

        return arrows;
    }

    private static IEnumerable<TypeReference> Used(TypeDefinition type)
    {
        IEnumerable<ICustomAttributeProvider> attributed = [type, .. type.Fields, .. type.Properties, .. type.Methods];
        return
        [
            .. new[] { type.BaseType }.OfType<TypeReference>(),
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.Select(p => p.PropertyType),
            .. type.Events.Select(e => e.EventType),
            .. attributed.SelectMany(a => a.CustomAttributes).Select(a => a.AttributeType),
            .. type.Methods.SelectMany(Used),
        ];
    }

    private static IEnumerable<TypeReference> Used(MethodDefinition method)
    {
        IEnumerable<TypeReference> signature =
        [
            method.ReturnType,
            .. method.Parameters.Select(p => p.ParameterType),
            .. method.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType),
        ];
        return method.HasBody
            ? [.. signature, .. method.Body.Variables.Select(v => v.VariableType), .. method.Body.Instructions.SelectMany(Used)]
            : signature;
    }

    private static IEnumerable<TypeReference> Used(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [.. Signature(method), .. method.GenericArguments],
        MethodReference method => Signature(method),
        _ => [],
    };

    private static IEnumerable<TypeReference> Signature(MethodReference method) =>
        [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)];

    // List<Tape>[] names List and Tape
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        FunctionPointerType function => [.. Parts(function.ReturnType), .. function.Parameters.SelectMany(p => Parts(p.ParameterType))],
        TypeSpecification specified => Parts(specified.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
