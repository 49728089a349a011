using RnnViz.Lessons.Step;
using RnnViz.Lessons.Threads;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Session;

/// <summary>
/// The pass of the next step, computed by another thread while the prepared step is still shown. It works on copies of what
/// clip and update make of that step, so nothing that can be read changes. Where the session comes to the next step in the
/// way that was expected, it takes the result over; else it computes the step itself: the same numbers, bit for bit.
/// </summary>
internal sealed class PassPrefetch
{
    private readonly SessionParts parts;
    private readonly TimeProvider clock;
    private readonly RecurrentNetwork network;
    private readonly BackgroundThread thread;
    private readonly double[] scratch;
    private BpttPass pass;
    private int? truncation;
    private int iteration = -1, version;

    // what the next exchange gives to the session
    private PassBuffers buffers;

    /// <summary>Allocates buffers for a pass of the session's size.</summary>
    /// <param name="parts">The session's.</param>
    /// <param name="clock">What tells how long a pass takes.</param>
    public PassPrefetch(SessionParts parts, TimeProvider clock)
    {
        (this.parts, this.clock) = (parts, clock);
        network = new RecurrentNetwork(parts.Network.Shape, parts.Network.Activation);
        (truncation, pass) = (parts.Truncation, new BpttPass(network, parts.Loss, parts.Truncation));
        buffers = parts.BuildBuffers();
        scratch = new double[parts.StateSize];
        thread = new BackgroundThread("pass of the next step", Work);
    }

    /// <summary>Whether a pass was begun whose result has not been taken.</summary>
    public bool IsBegun => iteration >= 0;

    /// <summary>Whether taking the result means no waiting.</summary>
    public bool IsReady => IsBegun && !thread.IsBusy;

    /// <summary>How long the last pass took, in timestamps of the clock.</summary>
    public long Ticks { get; private set; }

    /// <summary>
    /// Starts computing the step after the prepared one. Does nothing while a pass is pending or still running.
    /// </summary>
    /// <param name="step">The prepared one.</param>
    public void Begin(PreparedStep step)
    {
        if (IsBegun || thread.IsBusy)
        {
            return;
        }

        if (truncation != parts.Truncation)
        {
            (truncation, pass) = (parts.Truncation, new BpttPass(network, parts.Loss, parts.Truncation));
        }

        (iteration, version) = (step.Iteration + 1, step.Version);
        parts.PreviewUpdate(network.Parameters, buffers.Gradients, scratch, step.GradientNorm);
        parts.Task.Fill(iteration, buffers.Batch);
        parts.StartFromTape(buffers.Tape, iteration);
        thread.Ask();
    }

    /// <summary>Waits for the result, but not longer than a time.</summary>
    /// <param name="most">The longest wait.</param>
    /// <returns>Whether the pass is at its end.</returns>
    public bool Wait(TimeSpan most) => thread.Wait(most);

    /// <summary>The session does something that was not expected: the result is of no use.</summary>
    public void Forget() => iteration = -1;

    /// <summary>No step will be computed any more.</summary>
    public void End()
    {
        Forget();
        thread.End();
    }

    /// <summary>Waits until the pass that is under way, if there is one, needs its buffers no more.</summary>
    public void Wait() => thread.Wait();

    /// <summary>Puts the result in the place of the session's last pass, if it is the expected one; waits for it.</summary>
    /// <param name="iteration">The iteration wanted.</param>
    /// <param name="version">Of the prepared step that was applied last.</param>
    /// <returns>Whether it was; if not, there is no result any more.</returns>
    /// <exception cref="Exception">What the pass has thrown.</exception>
    public bool TryTake(int iteration, int version)
    {
        bool isExpected = this.iteration == iteration && this.version == version;
        this.iteration = -1;
        if (isExpected)
        {
            thread.Wait();
            thread.ThrowIfFailed();
            buffers = parts.Exchange(buffers);
        }

        return isExpected;
    }

    private void Work()
    {
        long start = clock.GetTimestamp();
        pass.Run(buffers.Batch, buffers.Tape, buffers.Gradients);
        Ticks = clock.GetTimestamp() - start;
    }
}
