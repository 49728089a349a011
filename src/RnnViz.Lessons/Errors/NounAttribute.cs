namespace RnnViz.Lessons.Errors;

/// <summary>What an error message calls a value of the type: "adagard" is not an <em>optimizer</em>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum)]
internal sealed class NounAttribute(string noun) : Attribute
{
    /// <summary>The noun, without an article.</summary>
    public string Noun { get; } = noun;
}
