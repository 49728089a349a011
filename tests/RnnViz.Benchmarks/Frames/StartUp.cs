using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnViz.Benchmarks.Frames;

/// <summary>From the start of the process to the first frame on the screen, as the program itself reports it.</summary>
internal static partial class StartUp
{
    private const int Runs = 7;

    /// <summary>Starts the program again and again; needs a screen, which xvfb-run can give.</summary>
    /// <param name="program">rnnviz.dll, or a published rnnviz.</param>
    /// <param name="output">Where the times go.</param>
    public static int Run(string program, TextWriter output)
    {
        var seconds = new List<double>();
        for (int i = 0; i < Runs; i++)
        {
            if (FirstFrame(program) is not { } time)
            {
                output.WriteLine($"{program} reported no first frame; is there a screen? Try xvfb-run -a -s \"-screen 0 1920x1080x24\" …");
                return 1;
            }

            seconds.Add(time);
        }

        seconds.Sort();
        string range = string.Create(CultureInfo.InvariantCulture, $"{seconds[0]:F2} to {seconds[^1]:F2}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"first frame after {seconds[Runs / 2]:F2} s (median of {Runs}; {range})"));
        return 0;
    }

    private static double? FirstFrame(string program)
    {
        bool isLibrary = program.EndsWith(".dll", StringComparison.Ordinal);
        string arguments = (isLibrary ? $"\"{program}\" " : "") + "run hello --profile 61";
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : program, arguments) { RedirectStandardOutput = true };
        start.Environment["RNNVIZ_STATE"] = Path.Combine(Path.GetTempPath(), "rnnviz-startup");
        using var process = Process.Start(start)!;
        Match reported = Reported().Match(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return reported.Success ? double.Parse(reported.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"first frame ([\d.]+) s")]
    private static partial Regex Reported();
}
