using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace RnnViz.State;

/// <summary>
/// Writes down mistakes of the program itself, each in a file of its own: what is needed to find them, and nothing about the person
/// but the paths that a message may name.
/// </summary>
internal static class CrashLog
{
    /// <summary>Exit status where the program ends over a mistake of its own.</summary>
    public const int Status = 70;

    /// <summary>The most logs that are kept; the oldest go.</summary>
    public const int MostKept = 20;

    private const string Folder = "logs", Pattern = "mistake-*.txt";

    /// <summary>The program and its version.</summary>
    public static string Program { get; } = "RnnViz " + (typeof(CrashLog).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "of unknown version");

    /// <summary>Writes a log. Never throws.</summary>
    /// <param name="error">What happened.</param>
    /// <param name="context">What the program was doing.</param>
    /// <param name="clock">Tells when; null for the system's clock.</param>
    /// <returns>The log's path; null where none can be written.</returns>
    public static string? Write(Exception error, CrashContext context, TimeProvider? clock = null)
    {
        try
        {
            if (ProgramFolders.TryMake(Folder) is not { } folder)
            {
                return null;
            }

            DateTimeOffset now = (clock ?? TimeProvider.System).GetUtcNow();
            DropOldest(folder);
            string stamp = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            for (int i = 1; i <= 100; i++)
            {
                string path = Path.Combine(folder, $"mistake-{stamp}-{Environment.ProcessId}-{i}.txt");
                if (!File.Exists(path))
                {
                    File.WriteAllText(path, TextOf(error, context, now), Encoding.UTF8);
                    return path;
                }
            }
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            // without a log the sentence on the error stream has to do
        }

        return null;
    }

    /// <summary>What the program says of a mistake: one sentence, and where the log is.</summary>
    /// <param name="error">What happened.</param>
    /// <param name="log">The log's path; null where there is none.</param>
    public static string Sentence(Exception error, string? log) =>
        $"RnnViz met a mistake of its own ({error.GetType().Name}: {OneLine(error.Message)}); "
        + (log is null ? "it could not be written down, as there is no place for logs." : $"what is needed to find it is in {log}");

    /// <summary>What a log says.</summary>
    internal static string TextOf(Exception error, CrashContext context, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Add(text, "program", Program);
        Add(text, "time", now.ToString("u", CultureInfo.InvariantCulture));
        Add(text, "doing", context.Doing);
        Add(text, "lesson", context.Lesson);
        Add(text, "seed", context.Seed?.ToString(CultureInfo.InvariantCulture));
        Add(text, "iteration", context.Iteration?.ToString(CultureInfo.InvariantCulture));
        Add(text, "system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        Add(text, "runtime", RuntimeInformation.FrameworkDescription);
        Add(text, "processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        Add(text, "kernel", Environment.GetEnvironmentVariable("RNNVIZ_KERNEL"));
        Add(text, "renderer", context.Renderer);
        return text.Append('\n').Append(error).Append('\n').ToString();
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(name).Append(": ").Append(OneLine(value)).Append('\n');
        }
    }

    private static string OneLine(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 300 ? line : line[..300] + "…";
    }

    private static void DropOldest(string folder)
    {
        string[] logs = [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal)];
        foreach (string log in logs.Take(logs.Length - MostKept + 1))
        {
            File.Delete(log);
        }
    }
}
