using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace RnnViz.Lessons.Files;

/// <summary>
/// The smallest JSON that a settings type can be read from. It stands where a file has nothing readable, so that the rest of the
/// lesson is still checked; no rule relies on it.
/// </summary>
internal static class Placeholder
{
    /// <summary>A value of the type.</summary>
    public static JsonNode For(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo contract = LessonJson.Options.GetTypeInfo(plain);
        return contract.Kind switch
        {
            _ when plain == typeof(JsonObject) => new JsonObject(),
            JsonTypeInfoKind.Object => ForObject(contract),
            JsonTypeInfoKind.Enumerable => new JsonArray(),
            _ when plain.IsEnum => JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetNames(plain)[0])),
            _ when plain == typeof(string) => JsonValue.Create(""),
            _ when plain == typeof(bool) => JsonValue.Create(false),
            _ => JsonValue.Create(0),
        };
    }

    private static JsonObject ForObject(JsonTypeInfo contract)
    {
        var result = new JsonObject();
        if (contract.PolymorphismOptions?.DerivedTypes[0] is { } first)
        {
            result.Add("kind", (string)first.TypeDiscriminator!);
            contract = LessonJson.Options.GetTypeInfo(first.DerivedType);
        }

        foreach (JsonPropertyInfo required in contract.Properties.Where(p => p.IsRequired))
        {
            result.Add(required.Name, For(required.PropertyType));
        }

        return result;
    }
}
