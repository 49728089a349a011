using System.Globalization;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Loop;

namespace RnnViz.CommandLine;

/// <summary>Prints what <c>--profile</c> measured.</summary>
internal static class ProfileReport
{
    /// <summary>Prints a profile, without its first <paramref name="warmUp"/> frames.</summary>
    public static void Print(FrameProfile profile, int warmUp, Extent size, TimeSpan? firstFrame, string renderer)
    {
        Say($"{profile.Count - warmUp} frames at {size.Width}x{size.Height} after {warmUp} to warm up, drawn by {renderer}");
        Say($"first frame {firstFrame?.TotalSeconds:F2} s after the start");
        Say($"milliseconds      median     99 %");
        foreach (FramePart part in Enum.GetValues<FramePart>())
        {
            Line(part.ToString().ToLowerInvariant(), profile.Percentile(part, 0.5, warmUp), profile.Percentile(part, 0.99, warmUp));
        }

        double median = profile.FramePercentile(0.5, warmUp);
        Line("frame", median, profile.FramePercentile(0.99, warmUp));
        Say($"{1000 / median:F0} frames a second could be drawn");
        double batches = profile.Mean(frame => frame.Batches, warmUp);
        Say($"{1000 * batches / profile.FrameMean(warmUp):F0} batches a second were trained");
        // of a run of less than two seconds its second half
        double from = Math.Min(1, profile.Seconds / 2), to = Math.Min(10, profile.Seconds);
        double late = profile.FramePercentile(0.99, from, to), usual = profile.FramePercentile(0.5, from, to);
        Say($"seconds {from:0.#} to {to:F1}: median {usual:F3}, 99 % {late:F3}, which is {late / usual:F2} times the median");

        double primitives = profile.Mean(frame => frame.Primitives, warmUp), calls = profile.Mean(frame => frame.DrawCalls, warmUp);
        double bytes = profile.Mean(frame => frame.UploadedBytes, warmUp), changed = profile.Mean(frame => frame.ChangedShare, warmUp);
        string work = FormattableString.Invariant($"{batches:F2} batches, {primitives:F0} primitives, {calls:F0} draw calls");
        Say($"a frame on average: {work}, {bytes:F0} bytes of textures, {100 * changed:F0} % of the canvas painted anew");
        double own = profile.Mean(frame => frame.AllocatedBytes, warmUp), all = profile.Mean(frame => frame.AllocatedByAll, warmUp);
        Say($"allocated per frame: {own:F1} bytes by training and drawing, {all - own:F1} by other threads (the spectrum of Whh)");
    }

    private static void Line(string name, double median, double worst) => Say($"{name,-14} {median,9:F3} {worst,9:F3}");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
