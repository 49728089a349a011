using System.Diagnostics;
using RnnViz.Numerics;

namespace RnnViz.Lessons;

/// <summary>
/// The pass of the step to come, computed on a thread of its own while the prepared one is still shown: for batches that take
/// longer than a frame. It works on copies and changes nothing of the session, which takes the result over where it comes to
/// that step in the way that was foreseen, and else computes the step itself: the same numbers, bit for bit.
/// </summary>
internal sealed class PassAhead
{
    private readonly SessionParts parts;
    private readonly RecurrentNetwork network;
    private readonly BackgroundThread thread;
    private readonly double[] scratch;
    private BpttPass pass;
    private int? window;
    private int iteration = -1, version;

    // what the next exchange gives to the session
    private PassSheet sheet;

    /// <summary>Room for a pass of the session's size.</summary>
    public PassAhead(SessionParts parts)
    {
        this.parts = parts;
        network = new RecurrentNetwork(parts.Network.Shape, parts.Network.Activation);
        (window, pass) = (parts.Window, new BpttPass(network, parts.Loss, parts.Window));
        sheet = parts.BuildSheet();
        scratch = new double[parts.StateSize];
        thread = new BackgroundThread("pass of the step to come", Work);
    }

    /// <summary>Whether a pass is under way.</summary>
    public bool IsBusy => thread.IsBusy;

    /// <summary>Whether a pass was begun whose result has not been taken.</summary>
    public bool IsBegun => iteration >= 0;

    /// <summary>How long the last pass took, in ticks of the stopwatch.</summary>
    public long Ticks { get; private set; }

    /// <summary>Begins with the step after the one that is prepared; does nothing while another pass is under way.</summary>
    public void Begin(PreparedStep step)
    {
        if (IsBusy)
        {
            return;
        }

        if (window != parts.Window)
        {
            (window, pass) = (parts.Window, new BpttPass(network, parts.Loss, parts.Window));
        }

        (iteration, version) = (step.Iteration + 1, step.Version);
        parts.PreviewUpdate(network.Parameters, sheet.Gradients, scratch, step.GradientNorm);
        parts.Task.Fill(iteration, sheet.Batch);
        parts.Start(sheet.Tape, iteration, parts.CarriesHidden ? parts.Sheet.Tape.Hidden(parts.Sheet.Tape.T) : default);
        thread.Ask();
    }

    /// <summary>Waits for the pass under way.</summary>
    /// <returns>Whether none is under way any more.</returns>
    public bool Wait(TimeSpan most) => thread.Wait(most);

    /// <summary>The session does something that was not foreseen.</summary>
    public void Forget() => iteration = -1;

    /// <summary>Puts the result in the place of the session's last pass, if it is of an iteration that comes after the given step.</summary>
    /// <returns>Whether it was.</returns>
    public bool TryTake(int iteration, int version)
    {
        if (this.iteration != iteration || this.version != version)
        {
            return false;
        }

        thread.Wait();
        Forget();
        sheet = parts.Exchange(sheet);
        return true;
    }

    private void Work()
    {
        long start = Stopwatch.GetTimestamp();
        pass.Run(sheet.Batch, sheet.Tape, sheet.Gradients);
        Ticks = Stopwatch.GetTimestamp() - start;
    }
}
