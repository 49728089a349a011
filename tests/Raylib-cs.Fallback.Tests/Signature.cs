using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Raylib_cs.Fallback.Tests;

/// <summary>Types and members written the way the listing writes them.</summary>
internal static class Signature
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
    };

    /// <summary>Such as <c>struct Raylib_cs.Image size 24</c>.</summary>
    public static string Of(Type type)
    {
        var name = $"Raylib_cs.{type.Name}";
        if (type.IsEnum)
        {
            return $"enum {name} : {NameOf(Enum.GetUnderlyingType(type))}";
        }

        return type.IsValueType ? $"struct {name} size {Marshal.SizeOf(type)}" : $"class {name}";
    }

    /// <summary>Every public member that the type itself declares, without property accessors.</summary>
    public static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        return type.GetFields(Declared).Select(Of)
            .Concat(type.GetConstructors(Declared).Select(constructor => $"new({ParametersOf(constructor)})"))
            .Concat(type.GetProperties(Declared).Select(Of))
            .Concat(type.GetMethods(Declared).Where(method => !IsAccessor(method)).Select(Of));
    }

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Of(FieldInfo field)
    {
        var declaration = $"{NameOf(field.FieldType)} {field.Name}";
        if (field.IsLiteral)
        {
            return $"const {declaration} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
        }

        var readOnly = field.IsInitOnly ? "readonly " : "";
        return field.IsStatic
            ? $"static {readOnly}{declaration}"
            : $"{readOnly}{declaration} @{Marshal.OffsetOf(field.DeclaringType!, field.Name)}";
    }

    private static string Of(PropertyInfo property) =>
        $"{NameOf(property.PropertyType)} {property.Name} {{ get; {(property.CanWrite ? "set; " : "")}}}";

    private static string Of(MethodInfo method)
    {
        var generics = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        return $"{(method.IsStatic ? "static " : "")}{NameOf(method.ReturnType)} {method.Name}{generics}({ParametersOf(method)})";
    }

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return $"{direction}{NameOf(type)} {parameter.Name}";
    }));

    private static string NameOf(Type type)
    {
        if (type.IsPointer)
        {
            return NameOf(type.GetElementType()!) + "*";
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericType)
        {
            return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
        }

        return Keywords.GetValueOrDefault(type, type.Name);
    }
}
