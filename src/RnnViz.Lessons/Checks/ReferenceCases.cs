using System.Text.Json;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Reference;

namespace RnnViz.Lessons.Checks;

/// <summary>Reference cases: passes computed by another program in double precision, and how ours compare.</summary>
public static class ReferenceCases
{
    /// <summary>Paths of the cases that come with the program, in the order of their names; empty where they are missing.</summary>
    public static IReadOnlyList<string> BuiltIn
    {
        get
        {
            string folder = Path.Combine(AppContext.BaseDirectory, "cases");
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];
        }
    }

    /// <summary>Whether a JSON file is meant as a reference case rather than as a lesson: it says what is expected.</summary>
    public static bool LooksLikeCase(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(InputFile.ReadText(path, InputKind.Case));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("expected", out _);
        }
        catch (Exception e) when (e is InputFileException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Runs a case and compares every quantity. Losses of training are allowed a hundred times the tolerance.</summary>
    /// <param name="path">The case.</param>
    /// <param name="tolerance">The relative error that is allowed.</param>
    /// <param name="byEquations">Whether to run it on the plain equations, else on the passes that training runs.</param>
    /// <exception cref="InvalidDataException">The file cannot be read or is no reference case.</exception>
    public static IReadOnlyList<CheckLine> Check(string path, double tolerance, bool byEquations = false)
    {
        ReferenceCase reference = ReferenceCase.Load(path);
        try
        {
            ReferenceCheck check = byEquations ? ReferenceCheck.OfEquations(reference) : ReferenceCheck.OfNetwork(reference);
            return CheckLine.From(check.Run(tolerance));
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"{path}: not a reference case: {e.Message.Split(" (Parameter")[0]}", e);
        }
    }
}
