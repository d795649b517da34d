use crate::access::Token;
use crate::config::Config;
use crate::reject::Reject;
use crate::store::Store;
use crate::{ingest, request_log, rows};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io::Write;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// What open requests may still take once the collector was told to stop.
const FAREWELL: Duration = Duration::from_secs(5);
/// After a connection that could not be taken, mostly for want of file descriptors.
const BREATH: Duration = Duration::from_millis(100);

/// What every request may use.
#[derive(Clone)]
pub struct Collector {
    pub store: Store,
    pub token: Token,
    pub max_body: usize,
    pub read_timeout: Duration,
    pub stopping: watch::Receiver<bool>,
}

pub async fn run(config: Config) -> Result<(), String> {
    let (token, made) = Token::from_option(config.token.as_deref())?;
    let (store, writer) = Store::open(&config.database)?;
    let refused = |error| format!("cannot listen on {}: {error}; choose another address with --listen", config.listen);
    let listener = TcpListener::bind(&config.listen).await.map_err(refused)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let signal = stop_signal()?;
    if made {
        eprintln!("token {}", token.reveal());
    }
    let mut stdout = std::io::stdout();
    writeln!(stdout, "ready http://{address}/")
        .and_then(|()| stdout.flush())
        .map_err(|error| format!("cannot write to stdout: {error}"))?;

    let (stop, stopping) = watch::channel(false);
    let read_timeout = Duration::from_secs(config.read_timeout);
    let collector = Collector { store: store.clone(), token, max_body: config.max_body, read_timeout, stopping };
    let open = GracefulShutdown::new();
    tokio::select! {
        () = serve(&listener, router(collector), read_timeout, &open) => {}
        () = signal => {}
    }
    drop(listener);
    stop.send_replace(true);
    let _ = tokio::time::timeout(FAREWELL, open.shutdown()).await;
    store.close(writer).await;
    Ok(())
}

pub fn router(collector: Collector) -> Router {
    // The preflight is a method that the route does not take, so the layer has to come after the answer to those.
    let to_pages = Router::new()
        .route("/collect", post(ingest::collect))
        .method_not_allowed_fallback(Reject::method_not_allowed)
        .layer(ingest::cors());
    Router::new()
        .route("/rows", get(rows::rows))
        .route("/healthz", get(health))
        .method_not_allowed_fallback(Reject::method_not_allowed)
        .merge(to_pages)
        .fallback(Reject::not_found)
        .layer(from_fn(no_sniffing))
        .layer(from_fn(request_log::log))
        .with_state(collector)
}

async fn serve(listener: &TcpListener, router: Router, read_timeout: Duration, open: &GracefulShutdown) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(read_timeout)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        tokio::spawn(open.watch(connection));
    }
}

/// 200 as long as batches can be taken.
async fn health(State(collector): State<Collector>) -> Result<StatusCode, Reject> {
    if collector.store.can_write() { Ok(StatusCode::OK) } else { Err(Reject::unavailable("the thread that writes has ended")) }
}

/// Nothing here is ever a page.
async fn no_sniffing(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(unix)]
fn stop_signal() -> Result<impl Future<Output = ()>, String> {
    use tokio::signal::unix::{SignalKind, signal};
    let on = |kind| signal(kind).map_err(|error| format!("cannot listen for signals: {error}"));
    let (mut interrupt, mut terminate) = (on(SignalKind::interrupt())?, on(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> Result<impl Future<Output = ()>, String> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
