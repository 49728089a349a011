namespace RnnViz.Architecture.Tests;

/// <summary>One type uses another of another namespace.</summary>
/// <param name="From">The namespace of the user.</param>
/// <param name="User">The type that uses.</param>
/// <param name="To">The namespace of what is used.</param>
/// <param name="Used">The type that is used.</param>
internal readonly record struct TypeArrow(string From, string User, string To, string Used);
